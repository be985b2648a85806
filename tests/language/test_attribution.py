"""Who said what, as tables by class: the sentence, then (source, reporting words, content) of each attribution."""

import pytest

from tests.language.attribution_reading import shown

PLAIN = {
    "that": (
        "The defence ministry said that 40 tanks were lost.",
        [("The defence ministry", "said", "that 40 tanks were lost")],
    ),
    "without that": (
        "The mayor says 3,000 people remain.",
        [("The mayor", "says", "3,000 people remain")],
    ),
    "how": (
        "Survivors explained how the bridge had been taken.",
        [("Survivors", "explained", "how the bridge had been taken")],
    ),
    "auxiliaries and adverbs": (
        "Officials have also repeatedly warned that stocks are low.",
        [("Officials", "have also repeatedly warned", "that stocks are low")],
    ),
    "hearer": (
        "Western officials told reporters that losses had doubled.",
        [("Western officials", "told", "that losses had doubled")],
    ),
    "hearer without that": (
        "Two survivors told the commission they had heard a plane.",
        [("Two survivors", "told", "they had heard a plane")],
    ),
    "an amount is no circumstance": (
        "Local media reported at least 12 deaths.",
        [("Local media", "reported", "at least 12 deaths")],
    ),
    "place and day before that": (
        "A spokesman for the mission said in Geneva on Tuesday that 30 people had died.",
        [("A spokesman for the mission", "said", "that 30 people had died")],
    ),
    "posted where": (
        "The brigade said in a statement posted to X on Sunday that nine boats were lost.",
        [("The brigade", "said", "that nine boats were lost")],
    ),
    "carried by whom": (
        "The fleet said in remarks aired by state television and in a video released by its staff that a ship sank.",
        [("The fleet", "said", "that a ship sank")],
    ),
    "a number after the circumstance": (
        "The port captain wrote on X 12 sailors were missing.",
        [("The port captain", "wrote", "12 sailors were missing")],
    ),
    "two circumstances without that": (
        "The rebels said in a televised statement late Friday they had hit a ship.",
        [("The rebels", "said", "they had hit a ship")],
    ),
    "a report released this week": (
        "According to a survey released this week by the port, nine cranes were lost.",
        [("a survey released this week by the port", "According to", "nine cranes were lost")],
    ),
    "days later": (
        "The fleet said two days after the fire that the captain had left.",
        [("The fleet", "said", "that the captain had left")],
    ),
    "a claim that is a subject": (
        "The envoy said the rebels' claim that they had shot down a jet was a lie.",
        [
            ("The envoy", "said", "the rebels' claim that they had shot down a jet was a lie"),
            ("the rebels'", "claim", "that they had shot down a jet"),
        ],
    ),
    "promised an amount": (
        "The donors promised 70 tents a day.",
        [("The donors", "promised", "70 tents a day")],
    ),
    "held that": (
        "The tribunal held that the raid had been unlawful.",
        [("The tribunal", "held", "that the raid had been unlawful")],
    ),
    "what some will say": (
        "Some will say that nine is too few.",
        [("Some", "will say", "that nine is too few")],
    ),
    "neither confirmed nor denied": (
        "The junta neither confirmed nor denied that the base had fallen.",
        [("The junta", "neither confirmed nor denied", "that the base had fallen")],
    ),
    "would not confirm or deny": (
        "The navy would not confirm or deny the loss of a frigate.",
        [("The navy", "would not confirm or deny", "the loss of a frigate")],
    ),
    "likely": (
        "The institute likely assesses that the corps is spent.",
        [("The institute", "likely assesses", "that the corps is spent")],
    ),
    "which somebody denied": (
        "The rebels said they had sunk a ferry, which the navy denied.",
        [
            ("The rebels", "said", "they had sunk a ferry, which the navy denied"),
            ("the navy", "denied", "they had sunk a ferry"),
        ],
    ),
    "a relative clause before the verb": (
        "The council, which says it speaks for miners, said nine had died.",
        [
            ("which", "says", "it speaks for miners"),
            ("The council, which says it speaks for miners", "said", "nine had died"),
        ],
    ),
    "estimated by somebody at": (
        "The losses are estimated by Maisky at 15,000 dead.",
        [("Maisky", "are estimated by", "The losses | at 15,000 dead")],
    ),
    "an object, and what they did next": (
        "The council promised a bridge and has built it.",
        [("The council", "promised", "a bridge")],
    ),
    "an object of two parts": (
        "The council promised a bridge and two wounded men a bed.",
        [("The council", "promised", "a bridge and two wounded men a bed")],
    ),
    "an object, and why": (
        "The envoy condemned the raid because it broke the truce.",
        [("The envoy", "condemned", "the raid")],
    ),
    "a clause, and why": (
        "The envoy said the raid failed because the boats were late.",
        [("The envoy", "said", "the raid failed because the boats were late")],
    ),
    "agreed to": (
        "The lenders agreed to quickly release the money.",
        [("The lenders", "agreed", "to quickly release the money")],
    ),
    "said where": (
        "“We go on,” the mayor said at a rally, where others spoke.",
        [("the mayor", "said", "“We go on,”")],
    ),
    "two reports parted by a comma": (
        "Tyre said it lost nine boats, Sidon said it lost ten.",
        [("Tyre", "said", "it lost nine boats"), ("Sidon", "said", "it lost ten")],
    ),
    "object": (
        "The militia admitted the loss of two boats.",
        [("The militia", "admitted", "the loss of two boats")],
    ),
    "to": (
        "The group claims to have fired a missile.",
        [("The group", "claims", "to have fired a missile")],
    ),
    "about": (
        "Residents speak of daily shelling.",
        [("Residents", "speak of", "daily shelling")],
    ),
    "called it": (
        "The envoy called the raid a crime.",
        [("The envoy", "called", "the raid a crime")],
    ),
    "accused of": (
        "The council accused the rebels of looting.",
        [("The council", "accused", "the rebels of looting")],
    ),
    "put at": (
        "British officials put Russian losses at 1,000 a day.",
        [("British officials", "put", "Russian losses at 1,000 a day")],
    ),
    "infinitive": (
        "The ministry declined to say how many had died.",
        [("The ministry", "declined to say", "how many had died")],
    ),
    "plural subject, word that is also a noun": (
        "Satellite pictures taken by the agency show new trenches.",
        [("Satellite pictures taken by the agency", "show", "new trenches")],
    ),
}

SIDES = {
    "content first": (
        "Forty tanks were lost in May, the ministry said on Friday.",
        [("the ministry", "said", "Forty tanks were lost in May")],
    ),
    "content first, with a hearer": (
        "The crossing is shut, a guard told this newspaper.",
        [("a guard", "told", "The crossing is shut")],
    ),
    "in the middle": (
        "The island, he noted, now holds only three villages.",
        [("he", "noted", "The island | now holds only three villages")],
    ),
    "inverted": (
        "The bridge is gone, reports the regional council.",
        [("the regional council", "reports", "The bridge is gone")],
    ),
    "inverted, in front": (
        "Added the official: “These are only the first.”",
        [("the official", "Added", "“These are only the first.”")],
    ),
    "a date in front is no content": (
        "On Monday, the ministry said the depot was empty.",
        [("the ministry", "said", "the depot was empty")],
    ),
    "another report ends it": (
        "The army said the town had fallen, but the mayor denied it.",
        [("The army", "said", "the town had fallen"), ("the mayor", "denied", "it")],
    ),
    "adding": (
        "The ministry said the depot was empty, adding that nobody was hurt.",
        [("The ministry", "said", "the depot was empty"), ("The ministry", "adding", "that nobody was hurt")],
    ),
    "one subject, two verbs": (
        "The admiral warned that the strait was mined and promised an escort.",
        [("The admiral", "warned", "that the strait was mined"), ("The admiral", "promised", "an escort")],
    ),
    "a clause in front of its main clause": (
        "While he acknowledged the delay was long, the general defended the plan.",
        [("he", "acknowledged", "the delay was long")],
    ),
    "as reported": (
        "Some 3,689 tanks are gone, as documented by Oryx.",
        [("Oryx", "documented by", "Some 3,689 tanks are gone")],
    ),
    "as somebody put it": (
        "As one officer put it, the drones do the killing now.",
        [("one officer", "put it", "the drones do the killing now")],
    ),
    "a claim somebody denied": (
        "Moscow said the village had fallen, a claim Kyiv denied.",
        [("Moscow", "said", "the village had fallen"), ("Kyiv", "denied", "a claim")],
    ),
}

SOURCES = {
    "a name that ends like a verb": (
        "The lawmaker Han Dae-won said ten men had drowned.",
        [("The lawmaker Han Dae-won", "said", "ten men had drowned")],
    ),
    "footage shows him": (
        "Footage of the raid shows him beside a tank.",
        [("Footage of the raid", "shows", "him beside a tank")],
    ),
    "pictures show at least": (
        "Pictures examined by the agency show at least nine wrecks.",
        [("Pictures examined by the agency", "show", "at least nine wrecks")],
    ),
    "a first name that is a month's": (
        "The council's Jan Bakker said nine men had left.",
        [("The council's Jan Bakker", "said", "nine men had left")],
    ),
    "a numbered table": (
        "Table 4 shows that nine bridges are gone.",
        [("Table 4", "shows", "that nine bridges are gone")],
    ),
    "apposition": (
        "The governor, Oleh Marchenko, said 12 people were hurt.",
        [("The governor, Oleh Marchenko", "said", "12 people were hurt")],
    ),
    "name, age, origin": (
        "Maria Koval, 59, of Izium, said the well was dry.",
        [("Maria Koval, 59, of Izium", "said", "the well was dry")],
    ),
    "relative clause between commas": (
        "Anna Hrytsenko, who teaches in the town, said the school was hit.",
        [("Anna Hrytsenko, who teaches in the town", "said", "the school was hit")],
    ),
    "relative clause without commas": (
        "The officer who led the raid said it had failed.",
        [("The officer who led the raid", "said", "it had failed")],
    ),
    "an insertion that is none of it": (
        "The minister, speaking in Minsk, said the offer stood.",
        [("The minister", "said", "the offer stood")],
    ),
    "participle": (
        "People briefed on the talks say a truce is near.",
        [("People briefed on the talks", "say", "a truce is near")],
    ),
    "two joined": (
        "The army and the navy said they had lost nobody.",
        [("The army and the navy", "said", "they had lost nobody")],
    ),
    "day between": (
        "Tehran on Sunday denied that it had sent arms.",
        [("Tehran", "denied", "that it had sent arms")],
    ),
    "pronoun with its verb": (
        "He's claiming that the road is open.",
        [("He", "claiming", "that the road is open")],
    ),
    "who": (
        "The advisers who promised the war would end in a week have left.",
        [("who", "promised", "the war would end in a week")],
    ),
}

NONE = {
    "percentage points": "The levy rises by three percentage points to 19 in May.",
    "a price": "Freight to Durban costs $3,150 per FEU.",
    "what one would announce": "The envoy would announce plans on Friday.",
    "held elections": "The junta held talks in Geneva that lasted a week.",
    "a plural is no verb": "The reports of heavy losses alarmed nobody.",
    "an estimate of nobody": "The army lost an estimated 427,000 soldiers.",
    "the reported figure": "The reported figure is higher than last week's.",
    "a name": "The Record, a weekly, had its offices in Basra.",
    "a passive without anybody": "The town was shelled twice.",
    "what nobody has said yet": "The minister will announce a plan.",
    "declined to be named": "The officer declined to be named.",
    "a noun without content": "The ministry's statement ran to four pages.",
    "an object that is no report": "Rescuers found bodies under the school.",
    "the army maintained its lines": "The brigade maintained its positions.",
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_a_subject_its_verb_and_what_it_reports(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), SIDES.values(), ids=SIDES)
def test_on_which_side_the_content_stands(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES)
def test_the_whole_source(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_nothing_is_reported(text):
    assert shown(text) == []
