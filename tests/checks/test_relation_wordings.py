"""What the words license, and what they do not: sentences as a text prints them, with the relation they must give."""

from datetime import date

import pytest

from tallystick.model.document import Document, PublishedBasis
from tallystick.pipeline import check_document, open_theatre

SUM = {
    "The column lost 28 vehicles: 12 tanks, 10 armoured carriers and 6 trucks.": True,
    "The column lost 28 vehicles: 12 tanks, 10 armoured carriers and 7 trucks.": False,
    "The ministry counted 5,200 casualties, 1,100 killed and 4,100 wounded.": True,
    "The ministry counted 5,200 casualties, 1,100 killed and 4,300 wounded.": False,
    "Of the 210 drones launched, 150 were shot down, 40 were jammed and the remaining 20 hit their targets.": True,
    "Of the 210 drones launched, 150 were shot down, 40 were jammed and the remaining 35 hit their targets.": False,
    "Of 210 drones, 150 were shot down and 40 were lost from radar. Another 35 returned to Russia.": False,
    "The army took 19 settlements, 12 of them in the east, five in the south and two in the north.": True,
    "The army took 19 settlements, 12 of them in the east, five in the south and the other four in the north.": False,
    "Russia lost 300 tanks in May and 250 in June, 550 in total.": True,
    "Russia lost 300 tanks in May and 250 in June, 600 in total.": False,
    "Six people died in Kharkiv, three in Odesa and two in Kyiv, a total of 11.": True,
    "Six people died in Kharkiv, three in Odesa and two in Kyiv, a total of 13.": False,
    "About 9,000 were dead and 21,000 wounded. Of these, 6,000 Greeks and 3,000 Turks had died.": True,
    "The raid killed 12 people, including 15 children.": False,
    "Of 1,500 prisoners exchanged, 1,600 were soldiers.": False,
    "The attack involved 106 air weapons (94 drones and 12 missiles).": True,
    "The attack involved 108 air weapons (94 drones and 12 missiles).": False,
    "There were 106 weapons in total, 94 drones and 12 missiles.": True,
    "The group launched 94 drones and 12 missiles: 106 weapons in all.": True,
    "Poland took in 1.5 million refugees, Germany 1.2 million and Czechia 0.4 million, 3.1 million altogether.": True,
    "Of the 53 houses hit, 21 were in the city, 19 in the suburbs and the rest, 11, in the villages.": False,
    "Ukraine says 100 of its 80 jets survived.": False,
    "The army hit 190 mosques, flattening 70 mosques, while 120 were damaged.": True,
}
DIFFERENCE = {
    "There were 214 attacks in June, 61 more than the 153 recorded in May.": True,
    "There were 214 attacks in June, 51 more than the 153 recorded in May.": False,
    "In January 48,240 were lost, 430 fewer than in December, when the toll was 48,670.": True,
    "In January 48,240 were lost, 340 fewer than in December, when the toll was 48,670.": False,
    "The toll rose to 45 from 33, an increase of 12.": True,
    "The toll rose by 14, to 45, from 33.": False,
    "Support fell from 61 per cent to 52 per cent, down 9 percentage points.": True,
    "Support fell from 61 per cent to 52 per cent, down 7 percentage points.": False,
    "In the 31 days of December the guns were silent.": True,
    "In the 30 days of December the guns were silent.": False,
    "From 1 to 5 May, five days, the town was shelled.": True,
    "From 1 to 5 May, eight days, the town was shelled.": False,
    "The convoy took 12 days, from 3 March to 14 March.": True,
    "In August 36,810 were lost; in September the figure was 38,130, an increase of 1,320.": True,
    "Of 200 bodies handed over, 150 were identified, leaving 60 unknown.": False,
    "The army lost 12 of its 20 jets, leaving 8.": True,
}
PERCENT = {
    "The fund fell from $67 billion to $55 billion, a drop of 18 per cent.": True,
    "The fund fell from $67 billion to $55 billion, a drop of 22 per cent.": False,
    "Attacks rose 40 per cent, from 150 in May to 210 in June.": True,
    "Attacks rose 50 per cent, from 150 in May to 210 in June.": False,
    "There were 210 attacks in June, up 40% from 150 in May.": True,
    "There were 210 attacks in June compared with 150 in May, an increase of 40 percent.": True,
    "The pledge was 800 million euros in 2023, and 600 million euros in 2024, a cut of 25 per cent.": True,
    "The pledge was 800 million euros in 2023, and 600 million euros in 2024, a cut of 35 per cent.": False,
    "Exports fell by 12 per cent in May, to 4.4 million tonnes from 5 million tonnes in April.": True,
    "Oil revenue was 600 billion roubles in May. That is 25 per cent less than the 800 billion roubles of April.": True,
    "The number of assaults rose by a third, from 3,000 to 4,000.": True,
    "Spending on the army grew 31 per cent in May, officials said. Spending on the army grew by 13 per cent.": False,
    "In August 36,810 were lost; in September the figure was 38,130, or 3.6% higher.": True,
    "In August 36,810 were lost; in September the figure was 38,130, or 6.3% higher.": False,
    "Imports were worth $12 billion in 2023 and $15 billion in 2024, up by a quarter.": True,
    "Imports were worth $12 billion in 2023 and $15 billion in 2024, up 35 per cent.": False,
}
SHARE = {
    "Air defences downed 61 of the 74 drones, or 82 per cent.": True,
    "Air defences downed 61 of the 74 drones, or 72 per cent.": False,
    "Air defences downed 61 (82%) of the 74 drones.": True,
    "A third of the 30 villages, 10, are without power.": True,
    "A third of the 30 villages, 15, are without power.": False,
    "Some 45,000 homes, or 30 percent of the 150,000 in the region, have no power.": True,
    "About 20 percent of the 150,000 homes, 45,000, have no power.": False,
    "The brigade has 3,000 men, of whom 1,200, or 40 per cent, are conscripts.": True,
    "The brigade has 3,000 men, of whom 1,200, or 30 per cent, are conscripts.": False,
    "The mission had verified 1,000 deaths. This is 40 per cent of the total, which would be 2,500.": True,
    "The mission had verified 1,000 deaths. This is 40 per cent of the total, which would be 4,500.": False,
    "They cleared 900 hectares, or 90 per cent of the area. Only 100 hectares are left.": True,
    "They cleared 900 hectares, or 95 per cent of the area. Only 100 hectares are left.": False,
    "Ukraine launched 94 drones; 87 were shot down, that is 93%.": True,
    "Ukraine launched 94 drones, 87 of which (83%) were shot down.": False,
    "Interceptors destroyed 87 out of 94 drones, or 93%.": True,
    "Half of the 160 targets, 82, were military.": True,
    "Half of the 160 targets, 102, were military.": False,
    "Last year 1,450 missiles were fired. Of these, 870 were shot down, a success rate of 60 per cent.": True,
    "Iran launched about 200 missiles. Some 150 of them, or 90 per cent, were intercepted.": False,
}
RATIO = {
    "Russia launched 5,400 drones in June, three times as many as the 1,800 it launched in January.": True,
    "Russia launched 5,400 drones in June, twice as many as the 1,800 it launched in January.": False,
    "Drone launches tripled from 1,800 in January to 5,400 in June.": True,
    "Drone launches doubled from 1,800 in January to 5,400 in June.": False,
    "Ukraine received 1,200 shells in January and 2,400 in February, twice as many.": True,
    "Russia fires 10,000 shells a day and Ukraine 2,000, five times fewer.": True,
    "The price is 99 soldiers per square kilometre: 160,000 casualties for 1,627 square kilometres.": True,
    "The price is 59 soldiers per square kilometre: 160,000 casualties for 1,627 square kilometres.": False,
    "Deaths nearly doubled, from 1,800 to 3,400.": True,
    "Deaths more than doubled, from 1,800 to 3,400.": False,
    "The raids of 2023 used 2,500 drones; those of 2024 used 11,000, six times as many.": False,
}
RATE = {
    "In November the army lost 45,720 men, or 1,524 a day.": True,
    "In November the army lost 45,720 men, or 1,254 a day.": False,
    "Ukraine fired 2,400 shells in four days, or 600 a day.": True,
    "Ukraine fired 2,400 shells in four days, an average of 800 a day.": False,
    "In May they seized 449 square kilometres, with an average of 14.5 square kilometres taken each day.": True,
    "Losses in May averaged 1,262 a day, for a total of 39,110 over the month.": True,
    "With losses of 1,200 a day over 90 days, the toll would be 108,000.": True,
    "The pledge is 3 billion euros a year for ten years, 30 billion in total.": True,
    "The pledge is 3 billion euros a year for ten years, 300 billion in total.": False,
    "Average daily casualties in September were 1,271, for a monthly total of 38,130.": True,
    "They took 593 square kilometres in December. This works out at 18.1 square kilometres a day.": False,
    "In the first 100 days 30,000 men died, 300 a day.": True,
    "In the first 100 days 30,000 men died, 500 a day.": False,
}
PRODUCT = {
    "Russia spends 40 billion roubles a day, or 14.6 trillion roubles a year.": True,
    "Russia spends 40 billion roubles a day, or 1.46 trillion roubles a year.": False,
    "At 1,200 casualties a day, Russia loses 36,000 men a month.": True,
    "At 1,200 casualties a day, Russia loses 26,000 men a month.": False,
    "The battery has 12 launchers with 4 missiles each, 48 in total.": True,
    "The battery has 12 launchers with 4 missiles each, 46 in total.": False,
    "They fired 370 missiles. There were eight barrages of 30 to 100 missiles.": True,
    "They fired 370 missiles. There were eight barrages of 60 to 100 missiles.": False,
}
CONVERSION = {
    "They took 465 square kilometres (180 square miles) in June.": True,
    "They took 465 square kilometres (180 miles) in June.": False,
    "They took 465 square kilometres (289 square miles) in June.": False,
    "The aid is 2.5 billion euros ($2.7 billion), of which 500 million euros ($540 million) is a grant.": True,
    "The aid is 2.5 billion euros ($2.7 billion), of which 500 million euros ($54 million) is a grant.": False,
    "The budget is 10 trillion roubles, about $110 billion; the army gets 4 trillion roubles, about $44 billion.": True,
    "Revenue was 393.3 billion roubles ($5.10 billion). ($1 = 77.1 roubles)": True,
    "Revenue was 393.3 billion roubles ($6.10 billion). ($1 = 77.1 roubles)": False,
}
ORDER = {
    "Most mines were found in Kharkiv, 4,100, followed by 3,900 in Kherson and 2,800 in Mykolaiv.": True,
    "Germany gave 120 vehicles, followed by Poland with 80 and Denmark with 95.": False,
    "Output rose from 300 tanks in 2022 to 400 in 2023.": True,
    "Output rose from 400 tanks in 2022 to 300 in 2023.": False,
    "Since July 2023 the lowest daily toll of Russians was 320, on 26 September, while 3 September saw 280.": False,
    "Inflation slowed to 9.4 per cent from 8.9 per cent a year earlier.": False,
}
ENUMERATION = {
    "Four towns, Avdiivka, Vuhledar, Selydove and Kurakhove, fell last year.": True,
    "Three towns, Avdiivka, Vuhledar, Selydove and Kurakhove, fell last year.": False,
    "Two villages were taken: Alpha, Beta and Gamma.": False,
}
KINDS = {
    "sum": SUM,
    "difference": DIFFERENCE,
    "percent": PERCENT,
    "share": SHARE,
    "ratio": RATIO,
    "rate": RATE,
    "product": PRODUCT,
    "conversion": CONVERSION,
    "order": ORDER,
    "enumeration": ENUMERATION,
}
CASES = [(kind, text, holds) for kind, cases in KINDS.items() for text, holds in cases.items()]

SLIPS = {
    "The fund fell from $67 billion to $55 billion, a drop of 22 per cent.": "taken of 55,000,000,000",
    "In January 48,240 were lost, 340 fewer than in December, when the toll was 48,670.": "two digits are swapped: 430",
    "Russia spends 40 billion roubles a day, or 1.46 trillion roubles a year.": "10 times too small",
    "They took 465 square kilometres (180 miles) in June.": "“square” was dropped",
    "They took 465 square kilometres (289 square miles) in June.": "factor of a length",
    "In December the army lost 49,150 men, or 1,638 a day.": "what 30 days give",
    "They took 480 square kilometres at a cost of 24,000 men, or 0.02 men per square kilometre.": "wrong way round",
}

SILENT = (
    "Five towns, Avdiivka, Vuhledar, Selydove and Kurakhove, fell last year.",
    "It hit two cities, Kyiv, Odesa and Lviv among others.",
    # numbers near each other, and no words that set them against each other in this way
    "Two ministers, Smith said, and Jones agreed, will go.",
    "They lost 9 tanks, including 2 at night and 3 by day.",
    "On Monday 30 drones came, on Tuesday 12 and on Wednesday 18.",
    "The city has 120 schools, 40 clinics and 90 shelters.",
    "The rouble fell from 90 to 104 per dollar.",
    "Their ranking fell from 12 to 40.",
    "A pair of rewards rises from 160 dollars to 180 dollars, and they weigh 220 dollars.",
    "They eliminated 1.09 million enemies, including 390,000 from one state, 660,000 from a second and 29,000 others.",
    "Three people died on Monday, 200 more than 3 kilometres away were unhurt.",
    "Prices rose 5 per cent in May, 40 shops closed and 300 opened.",
    "It lost 24 men and wounded 100 on Monday, lost 5 and wounded 3 on Tuesday, 29 dead in total.",
    "Kyiv lost 12 tanks and 30 carriers last week, 4,000 in total since the start of the war.",
    "Of the 300 prisoners, 200 were wounded, 150 were officers and 80 were volunteers.",
    "Russia fires 10,000 shells a day, Ukraine 40,000 a month.",
    "In June 300 tanks were lost, about 50 a day at the peak.",
    "Output rose from 300 in May to 400 in June, while exports, up 20 per cent, hit a high.",
    "In May 300 tanks in the south and 400 tanks in the north were lost, a rise of 20 per cent on April.",
    "The toll rose from 300 in April to 400 in May, up 50 per cent from May last year.",
    "They took 20 of the 30 villages, 40 per cent of which are mined.",
    "They fired 40 missiles, striking twice the port with 12 missiles.",
    "Troops fell back from 3 villages to 5 others.",
    "A salvo of 12 missiles was followed by another 20.",
    "The first wave had 12 drones, followed by 40 more an hour later.",
    "The blast killed 12 on Monday, wounded 40, leaving 3 in hospital.",
    "A force of 40 tanks, 300 men and 12 guns attacked.",
    "An army of 40,000, 300 tanks strong, attacked.",
    "Russia used 40 missiles: 12 hit the port, killing 5 people and wounding 10.",
    "Two attacks followed: 12 drones came at night and 3 missiles at dawn.",
    "They lost 2 ships: 40 sailors died and 12 were hurt.",
    "Shelling killed 12 in Kyiv and 5 in Lviv, 40 in total were hurt.",
    "Some 300 of the 40 brigades' men were trained abroad.",
    "Of the 300 prisoners, 200 were wounded. Another 30 died later of cholera; 400 more came by sea.",
    "In 2023 it lost 300 tanks, more than the 250 of 2022 and about half of the 600 of a bad year.",
    "They killed 3 soldiers, including a 45-year-old colonel and 2 captains aged 40.",
    "The army has 900,000 soldiers, of whom 600,000 fight in Ukraine, 5 per cent more than a year ago.",
    "He earned 200,000 roubles a month, 40 per cent of the 500,000 roubles his boss gets.",
    "Prices rose by 10 per cent to 300 roubles, 20 roubles more than the rival's 280.",
    "Of the 60 countries invited, 45 came, 30 per cent of them from Europe.",
    "The loan of 50 billion euros, 3 per cent of the 1,700 billion euro economy, runs for 10 years.",
    "The army took 12 villages in May, 8 in June and 10 in July, or about one every two days.",
    "It has 1,000 km of trenches, 40 bunkers and 300 guns, 20 of them new.",
    "Moscow says 300 of the 310 drones were shot down; Kyiv says 60 per cent got through.",
    "He said 120 people were hurt, 70 of them children, and 45 homes burned.",
    "The 12-day war killed 1,060 people in Iran and 28 in Israel.",
    "Of 1,000 shells fired 300 were duds, and 200 of the 400 rockets missed.",
    "Drones hit 3 of the 5 reactors' cooling ponds, 12 km from the town.",
    "Turnout rose 5 points to 60 per cent, from 3 million to 4 million voters.",
    "Ukraine received 31 Abrams tanks, 18 Leopards and 14 Challengers, and lost 40 in a year.",
    "The corps has 3 brigades, each with 4,000 men and 30 tanks, 200 guns in all.",
    "Of every 10 shells, 6 are Russian; by 2026, of 4 million shells a year, 3 million will be.",
    "Since 1 May, 30 days ago, 300 have died, 10 on the first day.",
    "From 1 May to 31 May, 12 days of rain slowed them.",
    "The winter was cold, from 3 January to 9 January, nights fell to minus 20.",
)


UNSAID = (  # a series or an inventory, whatever its figures come to
    "One poll has him ahead by 9 points, a second by 7.5 points and a third by 1.5 points.",
    "Also gone are 33 carriers, 20 guns, 12 drones and one boat.",
)


def relations(text):
    theatre, record = open_theatre("ukraine")
    published = date(2025, 6, 30)
    document = Document(id="text", text=text, published=published, published_basis=PublishedBasis.GIVEN)
    return check_document(document, theatre=theatre, record=record, as_of=date(2026, 1, 1)).relations


@pytest.mark.parametrize(("kind", "text", "holds"), CASES, ids=[text for _, text, _ in CASES])
def test_the_words_license_it_and_the_numbers_decide(kind, text, holds):
    found = [relation.holds for relation in relations(text) if relation.kind.value == kind]
    assert found == [holds]


@pytest.mark.parametrize(("text", "slip"), SLIPS.items(), ids=SLIPS)
def test_a_slip_that_explains_the_figure_is_told(text, slip):
    (broken,) = [relation for relation in relations(text) if relation.holds is False]
    assert broken.why.startswith("inconsistent as printed")
    assert slip in broken.why


@pytest.mark.parametrize("text", SILENT)
def test_without_such_words_nothing_is_called_inconsistent(text):
    assert not [relation for relation in relations(text) if relation.holds is False]


@pytest.mark.parametrize("text", UNSAID)
def test_a_series_is_no_sum(text):
    assert not relations(text)
