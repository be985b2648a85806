"""Time expressions of the news: a table a rule. Old wars are in test_times_chronicles, laws in test_times_laws."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_undated_times, infer_published
from tallystick.language.tokens import tokenize
from tallystick.model.period import PeriodBasis
from tests.language.times_seen import seen, times

# Dates written out: text, words, value, days
DATES = [
    ("On 24 February 2022 it began.", "24 February 2022", "2022-02-24", "2022-02-24"),
    ("On 24th February 2022 it began.", "24th February 2022", "2022-02-24", "2022-02-24"),
    ("On the 24th of February, 2022 it began.", "the 24th of February, 2022", "2022-02-24", "2022-02-24"),
    ("On February 24, 2022, it began.", "February 24, 2022", "2022-02-24", "2022-02-24"),
    ("On February 24th, 2022, it began.", "February 24th, 2022", "2022-02-24", "2022-02-24"),
    ("On Friday, 3 May 2024, it fell.", "Friday, 3 May 2024", "2024-05-03", "2024-05-03"),
    ("On Dec. 31 the count was 1,970.", "Dec. 31", "2024-12-31", "2024-12-31"),
    ("As of 31 Dec they held it.", "31 Dec", "2024-12-31", "2024-12-31"),
    ("Reported 2024-12-31 by staff.", "2024-12-31", "2024-12-31", "2024-12-31"),
    ("Reported 2024-12-31T10:00:00Z by staff.", "2024-12-31T10:00:00Z", "2024-12-31", "2024-12-31"),
    ("Reported 31.12.2024 by staff.", "31.12.2024", "2024-12-31", "2024-12-31"),
    ("Reported 31.12.24 by staff.", "31.12.24", "2024-12-31", "2024-12-31"),
    ("The total for 2024-12 was higher.", "2024-12", "2024-12", "2024-12-01..2024-12-31"),
    ("Filed 12/31/2024 in court.", "12/31/2024", "2024-12-31", "2024-12-31"),
    ("Filed 31/12/2024 in court.", "31/12/2024", "2024-12-31", "2024-12-31"),
    ("Losses rose in December 2024.", "December 2024", "2024-12", "2024-12-01..2024-12-31"),
    ("Losses rose in December of 2024.", "December of 2024", "2024-12", "2024-12-01..2024-12-31"),
    ("Losses rose in December.", "December", "2024-12", "2024-12-01..2024-12-31"),
    ("Losses rose in January.", "January", "2025-01", "2025-01-01..2025-01-31"),
    ("On 9 November a planned convoy was stopped.", "9 November", "2024-11-09", "2024-11-09"),
    ("On 9 November, as expected, they withdrew.", "9 November", "2024-11-09", "2024-11-09"),
    ("A convoy is planned for 9 November.", "9 November", "2025-11-09", "2025-11-09"),
    ("Losses rose in May.", "May", "2024-05", "2024-05-01..2024-05-31"),
    ("In 2024, Russia lost 427,000.", "2024", "2024", "2024-01-01..2024-12-31"),
    ("Throughout 2024, Russia attacked.", "2024", "2024", "2024-01-01..2024-12-31"),
    ("It was the heart of the 2024 offensive.", "2024", "2024", "2024-01-01..2024-12-31"),
    ("It began in the 1990s.", "the 1990s", "199", "1990-01-01..1999-12-31"),
    ("It was over by Christmas 2024.", "Christmas 2024", "2024-12-25", "2024-12-25"),
    ("It opened on Feb. 24, '22.", "Feb. 24, '22", "2022-02-24", "2022-02-24"),
    ("It opened on 24-Feb-2022.", "24-Feb-2022", "2022-02-24", "2022-02-24"),
    ("It opened on 31-12-2024.", "31-12-2024", "2024-12-31", "2024-12-31"),
    ("Filed 13/02/2024. Paid 04/05/2024.", "04/05/2024", "2024-05-04", "2024-05-04"),
    ("Filed 02/13/2024. Paid 04/05/2024.", "04/05/2024", "2024-04-05", "2024-04-05"),
    ("It was the talk of the mid-90s.", "the mid-90s", "199", "1993-05-01..1996-08-31"),
    ("It was the talk of the '90s.", "'90s", "199", "1990-01-01..1999-12-31"),
    ("It was the talk of the nineties.", "the nineties", "199", "1990-01-01..1999-12-31"),
    ("It was built in the nineteenth century.", "nineteenth century", "18", "1801-01-01..1900-12-31"),
    ("It was built in the 19th century.", "19th century", "18", "1801-01-01..1900-12-31"),
    ("It belongs in the twenty-first century.", "twenty-first century", "20", "2001-01-01..2100-12-31"),
    ("It quoted 1965's totals.", "1965", "1965", "1965-01-01..1965-12-31"),
    (
        "The fall made 1991 the worst. Calling 1985, 1986 and 1987 bad is fair.",
        "1987",
        "1987",
        "1987-01-01..1987-12-31",
    ),
    ("The survey covers 1980 to 2010.", "2010", "2010", "1980-01-01..2010-12-31"),
    ("They recalled 9/11 with fear.", "9/11", "2001-09-11", "2001-09-11"),
    ("They recalled the September 11 attacks with fear.", "September 11", "2001-09-11", "2001-09-11"),
    ("The court sits on January 20.", "January 20", "2025-01-20", "2025-01-20"),
    ("Losses rose in Dec and fell.", "Dec", "2024-12", "2024-12-01..2024-12-31"),
    ("Killed in action: Jan: 1,200.", "Jan", "2025-01", "2025-01-01..2025-01-31"),
    ("Output of Jan-Mar 2024 rose.", "Mar 2024", "2024-03", "2024-01-01..2024-03-31"),
    ("Jan Kowalski met him in May.", "May", "2024-05", "2024-05-01..2024-05-31"),
    ("December's losses were the highest.", "December", "2024-12", "2024-12-01..2024-12-31"),
]

# Parts of months and years
PARTS = [
    ("In the final week of December, losses rose.", "the final week of December", "2024-W52", "2024-12-25..2024-12-31"),
    ("In the first week of May it rained.", "the first week of May", "2024-W18", "2024-05-01..2024-05-07"),
    ("In the second week of May it rained.", "the second week of May", "2024-W19", "2024-05-08..2024-05-14"),
    ("In the last ten days of June it rained.", "the last ten days of June", "P10D",
     "2024-06-21..2024-06-30"),
    ("In the first three months of 2024 it fell.", "the first three months of 2024", "P3M",
     "2024-01-01..2024-03-31"),
    ("In early December it fell.", "early December", "2024-12", "2024-12-01..2024-12-10"),
    ("In mid-December it fell.", "mid-December", "2024-12", "2024-12-11..2024-12-20"),
    ("In late December it fell.", "late December", "2024-12", "2024-12-21..2024-12-31"),
    ("In late 2024 it fell.", "late 2024", "2024", "2024-09-01..2024-12-31"),
    ("At the end of 2024 it fell.", "the end of 2024", "2024", "2024-12-01..2024-12-31"),
    ("In the first half of 2024 it fell.", "the first half of 2024", "2024-H1", "2024-01-01..2024-06-30"),
    ("In the second half of the year it fell.", "the second half of the year", "2025-H2", "2025-07-01..2025-12-31"),
    ("In the first half of December it fell.", "the first half of December", "2024-12", "2024-12-01..2024-12-15"),
    ("Output in H1 2024 was flat.", "H1 2024", "2024-H1", "2024-01-01..2024-06-30"),
    ("Output in Q3 was flat.", "Q3", "2024-Q3", "2024-07-01..2024-09-30"),
    ("Output in Q3 2023 was flat.", "Q3 2023", "2023-Q3", "2023-07-01..2023-09-30"),
    ("Output in 2023 Q3 was flat.", "2023 Q3", "2023-Q3", "2023-07-01..2023-09-30"),
    ("In the third quarter of 2023 it fell.", "the third quarter of 2023", "2023-Q3", "2023-07-01..2023-09-30"),
    ("In the summer of 2023 they attacked.", "the summer of 2023", "2023-SU", "2023-06-01..2023-08-31"),
    ("In summer 2023 they attacked.", "summer 2023", "2023-SU", "2023-06-01..2023-08-31"),
    ("In autumn they attacked.", "autumn", "2024-FA", "2024-09-01..2024-11-30"),
    ("The winter of 2022 was cold.", "The winter of 2022", "2022-WI", "2022-12-01..2023-02-28"),
    ("In the first days of November it fell.", "the first days of November", "2024-11", "2024-11-01..2024-11-07"),
    ("In the last weeks of 2024 it fell.", "the last weeks of 2024", "2024", "2024-12-01..2024-12-31"),
    ("The latter part of 2024 was worse.", "The latter part of 2024", "2024", "2024-09-01..2024-12-31"),
    ("The fourth quarter was worse.", "The fourth quarter", "2024-Q4", "2024-10-01..2024-12-31"),
    ("In the twelve months to the end of June 2024 it fell.", "the twelve months to the end of June 2024", "P12M",
     "2023-07-01..2024-06-30"),
    ("In the three months to December it fell.", "the three months to December", "P3M", "2024-10-01..2024-12-31"),
    ("In the last week of December it fell.", "the last week of December", "2024-W52", "2024-12-25..2024-12-31"),
    ("It fell in early-to-mid March.", "early-to-mid March", "2024-03", "2024-03-01..2024-03-20"),
    ("It fell in mid- to late 2024.", "mid- to late 2024", "2024", "2024-05-01..2024-12-31"),
    ("In the first half of this year it fell.", "the first half of this year", "2025-H1", "2025-01-01..2025-06-30"),
    ("Output in 4Q 2024 was flat.", "4Q 2024", "2024-Q4", "2024-10-01..2024-12-31"),
    ("Output in 1H 2024 was flat.", "1H 2024", "2024-H1", "2024-01-01..2024-06-30"),
    ("Output in FY2024 was flat.", "FY2024", "2024", "-"),
    ("Output in fiscal 2024 was flat.", "fiscal 2024", "2024", "-"),
    ("In the fiscal third quarter it fell.", "the fiscal third quarter", "2024-Q3", "-"),
    ("In the year to 30 June 2024 it fell.", "the year to 30 June 2024", "P1Y", "2023-07-01..2024-06-30"),
    ("The end-2023 stock was low.", "The end-2023", "2023", "2023-12-01..2023-12-31"),
    ("It fell by end-May.", "end-May", "2024-05", "2024-05-31"),
    ("It stood at 90 at year-end 2023.", "year-end 2023", "2023", "2023-12-01..2023-12-31"),
    ("It must be sold by year-end.", "year-end", "2025", "2025-12-31"),
    ("In the week of 3 March it rained.", "the week of 3 March", "2024-W09", "2024-02-26..2024-03-03"),
    ("In the week ending 5 January 2025 it rained.", "the week ending 5 January 2025", "2025-W01",
     "2024-12-30..2025-01-05"),
    ("In the week to 31 December it rained.", "the week to 31 December", "2024-W52", "2024-12-25..2024-12-31"),
]  # fmt: skip

# Counted from the publication date
RELATIVE = [
    ("Losses today were high.", "today", "2025-01-02", "2025-01-02"),
    ("Yesterday's losses were high.", "Yesterday", "2025-01-01", "2025-01-01"),
    ("He spoke on Friday.", "Friday", "2024-12-27", "2024-12-27"),
    ("He spoke on Thursday.", "Thursday", "2025-01-02", "2025-01-02"),
    ("He will speak on Friday.", "Friday", "2025-01-03", "2025-01-03"),
    ("He spoke last Thursday.", "last Thursday", "2024-12-26", "2024-12-26"),
    ("Last week they fell back.", "Last week", "2024-W52", "2024-12-23..2024-12-29"),
    ("This week they fell back.", "This week", "2025-W01", "2024-12-30..2025-01-05"),
    ("Last month they fell back.", "Last month", "2024-12", "2024-12-01..2024-12-31"),
    ("Last year's losses were higher.", "Last year", "2024", "2024-01-01..2024-12-31"),
    ("This year it will end.", "This year", "2025", "2025-01-01..2025-12-31"),
    ("So far this year they lost 2,000.", "So far this year", "2025", "2025-01-01..2025-01-02"),
    ("They lost 2,000 so far in 2025.", "2025", "2025", "2025-01-01..2025-01-02"),
    ("Over the past three months it fell.", "the past three months", "P3M", "2024-10-02..2025-01-01"),
    ("They lost 1,200 in the past 24 hours.", "the past 24 hours", "PT24H", "2025-01-01"),
    ("They lost 1,200 over the past day.", "the past day", "P1D", "2025-01-01"),
    ("They lost 1,200 in the previous 24 hours.", "the previous 24 hours", "PT24H", "2025-01-01"),
    ("They lost 9,000 in the last seven days.", "the last seven days", "P7D", "2024-12-26..2025-01-01"),
    ("They lost 9,000 over the last week.", "the last week", "P1W", "2024-12-26..2025-01-01"),
    ("It fell three days ago.", "three days ago", "2024-12-30", "2024-12-30"),
    ("It fell two months ago.", "two months ago", "2024-11", "2024-11-01..2024-11-30"),
    ("It stood at 90 a year ago.", "a year ago", "2024", "2024-01-01..2024-01-31"),
    ("Earlier this week it fell.", "Earlier this week", "2025-W01", "2024-12-30..2025-01-02"),
    ("It fell late last year.", "late last year", "2024", "2024-09-01..2024-12-31"),
    ("It fell last June.", "last June", "2024-06", "2024-06-01..2024-06-30"),
    ("It fell earlier this year.", "earlier this year", "2025", "2025-01-01..2025-01-02"),
    ("It will fall later this year.", "later this year", "2025", "2025-01-02..2025-12-31"),
    ("Output is up year to date.", "year to date", "2025", "2025-01-01..2025-01-02"),
    ("They lost 2,000 this year to date.", "this year to date", "2025", "2025-01-01..2025-01-02"),
    ("They lost 2,000 in the year so far.", "the year so far", "2025", "2025-01-01..2025-01-02"),
    ("Over the weekend it fell.", "the weekend", "2024-W52-WE", "2024-12-28..2024-12-29"),
    ("This past Friday it fell.", "This past Friday", "2024-12-27", "2024-12-27"),
    ("Following Monday's debate they left.", "Monday", "2024-12-30", "2024-12-30"),
    ("We will decide soon, he said on Monday.", "Monday", "2024-12-30", "2024-12-30"),
    ("They have until Monday to leave.", "Monday", "2025-01-06", "2025-01-06"),
    ("It fell more than a year ago.", "more than a year ago", "2024", "2023-01-02..2024-01-02"),
    ("It fell over two years ago.", "over two years ago", "2023", "2022-01-02..2023-01-02"),
    ("It fell less than a week ago.", "less than a week ago", "2024-W52", "2024-12-26..2025-01-02"),
    ("It fell a fortnight ago.", "a fortnight ago", "2024-W51", "2024-12-16..2024-12-22"),
    ("It fell the day before yesterday.", "the day before yesterday", "2024-12-31", "2024-12-31"),
    ("Within the next 48 hours it falls.", "the next 48 hours", "PT48H", "2025-01-03..2025-01-04"),
    ("Since September it rose.", "September", "2024-09", "2024-09-01..2025-01-02"),
    ("Last summer it fell.", "Last summer", "2024-SU", "2024-06-01..2024-08-31"),
]

# Carried on from what was told: the text's last mention
INHERITED = [
    ("It opened on 5 May 2024. That day 30 died.", "That day", "2024-05-05", "2024-05-05"),
    ("It opened on 5 May 2024. The following day 30 died.", "The following day", "2024-05-06", "2024-05-06"),
    ("It opened on 15 May 2024. Two weeks earlier 30 died.", "Two weeks earlier", "2024-W18", "2024-04-29..2024-05-05"),
    ("It opened on 5 May 2024. Three days later 30 died.", "Three days later", "2024-05-08", "2024-05-08"),
    ("In May 2023 it fell. In the same month 30 died.", "the same month", "2023-05", "2023-05-01..2023-05-31"),
    ("In May 2023 it fell. The previous month 30 died.", "The previous month", "2023-04", "2023-04-01..2023-04-30"),
    ("Over the past week 30 died. In the same week 9 fell.", "the same week", "P1W", "2024-12-26..2025-01-01"),
    ("It began on 7 October 2023. In the 15 months since, it grew.", "the 15 months", "P15M",
     "2023-10-07..2025-01-02"),
    ("It began on 7 October 2022. In the 15 months since, it grew.", "the 15 months", "P15M", "-"),
    ("It grew by 521 until October 2023. In June it fell.", "June", "2024-06", "2024-06-01..2024-06-30"),
    ("In May 2023 it fell. That year 30 died.", "That year", "2023", "2023-01-01..2023-12-31"),
    ("On 3 May 2023 it fell. By the end of the month 30 died.", "the end of the month", "2023-05", "2023-05-31"),
    ("In the first half of 2024 it fell against the same period last year.", "the same period last year", "2023-H1",
     "2023-01-01..2023-06-30"),
    ("In 2022 it began. In March they withdrew.", "March", "2022-03", "2022-03-01..2022-03-31"),
    ("On 24 February 2022 it began. On 2 April they left.", "2 April", "2022-04-02", "2022-04-02"),
]  # fmt: skip

# A bare day of the month told, and what is none
DAYS_OF_MONTHS = [
    ("On 3 December 2024 it fell. As of the 28th they held it.", "the 28th", "2024-12-28", "2024-12-28"),
    ("On 3 December 2024 it fell. At dawn on the 19th they left.", "dawn on the 19th", "2024-12-19TMO", "2024-12-19"),
    ("On 3 December 2024 it fell. On the 19th the army left.", "the 19th", "2024-12-19", "2024-12-19"),
    ("On 28 November 2024 it fell. By the 3rd it was back.", "the 3rd", "2024-12-03", "2024-12-03"),
    ("On 3 December 2024 it fell. On the 19th floor it burnt.", "3 December 2024", "2024-12-03", "2024-12-03"),
    ("On 3 December 2024 it fell. The licence ends on 31 December 9999.", "31 December 9999", "9999-12-31", "-"),
    ("On 3 December 2024 it fell. On 31 February it rained.", "3 December 2024", "2024-12-03", "2024-12-03"),
]

# Days of the war and the theatre's own phrases
WAR = [
    ("On day 1,000 of the war he spoke.", "day 1,000 of the war", "2024-11-19", "2024-11-19"),
    ("On the 1,000th day of the war he spoke.", "the 1,000th day of the war", "2024-11-19", "2024-11-19"),
    ("On the 1,000th day of Russia's full-scale invasion he spoke.",
     "the 1,000th day of Russia's full-scale invasion", "2024-11-19", "2024-11-19"),
    ("In the first year of the war it fell.", "the first year of the war", "P1Y", "2022-02-24..2023-02-23"),
    ("In the 33rd month of the war it held.", "the 33rd month of the war", "P1M", "2024-10-24..2024-11-23"),
    ("In the second year of the war it held.", "the second year of the war", "P1Y", "2023-02-24..2024-02-23"),
    ("Before the Kursk incursion it held.", "the Kursk incursion", "2024-08-06", "2024-08-06"),
    ("Since the war began in February 2022, it held.", "February 2022", "2022-02", "2022-02-24..2025-01-02"),
    ("It held in 2022 and since 2022.", "2022", "2022", "2022-02-24..2025-01-02"),
    ("It held since February 24, he said.", "February 24", "2022-02-24", "2022-02-24..2025-01-02"),
    ("It held since February 25, he said.", "February 25", "2024-02-25", "2024-02-25..2025-01-02"),
    ("It fell on February 24, he said.", "February 24", "2024-02-24", "2024-02-24"),
    ("Since the start of the full-scale invasion it held.", "the start of the full-scale invasion", "2022-02-24",
     "2022-02-24..2025-01-02"),
]  # fmt: skip

# Clock times and parts of the day
CLOCKS = [
    ("They fired at 19:00 Kyiv time on 3 May 2024.", "19:00 Kyiv time on 3 May 2024", "2024-05-03T19:00", "2024-05-03"),
    ("They fired at 7:30 p.m. EST Monday.", "7:30 p.m. EST Monday", "2024-12-30T19:30", "2024-12-30"),
    ("They fired at 2:15 a.m. Sunday.", "2:15 a.m. Sunday", "2024-12-29T02:15", "2024-12-29"),
    ("They fired at 1405 GMT.", "1405 GMT", "XXXX-XX-XXT14:05", "-"),
    ("They fired at six o'clock in the evening on Friday.", "six o'clock in the evening on Friday",
     "2024-12-27T18:00", "2024-12-27"),
    ("It ended at noon on 3 May 2024.", "noon on 3 May 2024", "2024-05-03T12:00", "2024-05-03"),
    ("On 3 May 2024 it ended at noon.", "noon", "2024-05-03T12:00", "2024-05-03"),
    ("They fired on Monday morning.", "Monday morning", "2024-12-30TMO", "2024-12-30"),
    ("In the early morning hours of 3 May 2024 they fired.", "the early morning hours of 3 May 2024",
     "2024-05-03TMO", "2024-05-03"),
    ("They fired overnight into Saturday.", "overnight into Saturday", "2024-12-27TNI", "2024-12-27..2024-12-28"),
    ("They fired overnight on Friday.", "overnight on Friday", "2024-12-27TNI", "2024-12-27"),
    ("At mid-morning they fired.", "mid-morning", "XXXX-XX-XXTMO", "-"),
    ("They fired last night.", "last night", "2025-01-01TNI", "2025-01-01..2025-01-02"),
]  # fmt: skip

# Feasts: text, words, value, days
FEASTS = [
    ("It held until Easter 2024.", "Easter 2024", "2024-03-31", "2024-03-31"),
    ("It held until Good Friday 2024.", "Good Friday 2024", "2024-03-29", "2024-03-29"),
    ("It held until Orthodox Easter 2024.", "Orthodox Easter 2024", "2024-05-05", "2024-05-05"),
    ("It held until Thanksgiving 2024.", "Thanksgiving 2024", "2024-11-28", "2024-11-28"),
    ("It held until Memorial Day 2024.", "Memorial Day 2024", "2024-05-27", "2024-05-27"),
    ("It held until New Year's Eve.", "New Year's Eve", "2024-12-31", "2024-12-31"),
    ("It held on Boxing Day 2004.", "Boxing Day 2004", "2004-12-26", "2004-12-26"),
    ("The Easter Rising of 1916 failed. In the Easter Offensive it fell.", "Easter", "2024", "-"),
    ("It held during Ramadan 2024.", "Ramadan 2024", "2024", "-"),
]

ALL = [*DATES, *PARTS, *RELATIVE, *INHERITED, *DAYS_OF_MONTHS, *WAR, *CLOCKS, *FEASTS]


@pytest.mark.parametrize(("text", "words", "value", "period"), ALL, ids=[row[0] for row in ALL])
def test_one_expression(text: str, words: str, value: str, period: str) -> None:
    assert seen(text)[-1] == (words, value, period)


BASES = [
    ("Losses rose in December 2024.", PeriodBasis.STATED),
    ("Losses rose on December 30th.", PeriodBasis.STATED),
    ("Losses rose last week.", PeriodBasis.RELATIVE),
    ("Losses rose on Friday.", PeriodBasis.RELATIVE),
    ("In May 2023 it fell. That month losses rose.", PeriodBasis.INHERITED),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis(text: str, basis: PeriodBasis) -> None:
    period = times(text)[-1].period
    assert period is not None
    assert period.basis is basis


UNDATED = [
    ("Losses rose in December.", "XXXX-12"),
    ("Losses rose on 30 December.", "XXXX-12-30"),
    ("Losses rose last week.", "XXXX-WXX"),
    ("Losses rose on Friday.", "XXXX-WXX-5"),
    ("Losses rose over the past three months.", "P3M"),
]


GOES_ON = [  # all that such a text has for a day of publication is its own last full date
    ("The siege began on 3 March 1885. The wall was breached on 20 June. It fell on 4 October.", "1885-10-04"),
    ("The siege began on 3 March 1885. It had been planned since May.", "1884-05"),
    ("ZAGREB, 3 March 1985 - Trade grew. Exports had risen in May.", "1984-05"),
]


@pytest.mark.parametrize(("text", "value"), GOES_ON)
def test_a_text_without_a_date_goes_on(text: str, value: str) -> None:
    tokens = tokenize(text)
    mentions, _ = find_undated_times(text, tokens, split_sentences(text, tokens), anchors={}, war_start=None)
    assert mentions[-1].value == value


@pytest.mark.parametrize(("text", "value"), UNDATED)
def test_without_a_publication_date(text: str, value: str) -> None:
    (mention,) = times(text, None)
    assert (mention.value, mention.period) == (value, None)


def test_an_old_year_far_above_does_not_lead_the_news() -> None:
    text = "In 2022 the bank froze assets.\nIt said so.\nOn December 30 the directorate released a video."
    assert times(text)[-1].value == "2024-12-30"


# The publication date that a text implies
IMPLIED = [
    ("KYIV, Jan 2, 2025 (AP) - Russia lost 1,200.", date(2025, 1, 2)),
    ("KYIV, Ukraine, January 2, 2025 — Russia lost 1,200.", date(2025, 1, 2)),
    ("Published: 2 January 2025\nRussia lost 1,200 in 2023.", date(2025, 1, 2)),
    ("It fell on 3 May 2024. It must be back by 1 June 2024.", date(2024, 5, 3)),
    ("It fell in May 2024. It will be rebuilt in 2026.", date(2024, 5, 31)),
    ("It fell in December 2024. On January 3 it was taken back.", date(2025, 1, 3)),
    ("It fell in May 2024. The 2026 budget could suffer in 2027.", date(2024, 5, 31)),
    ("It fell in December.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), IMPLIED)
def test_infer_published(text: str, expected: date | None) -> None:
    tokens = tokenize(text)
    assert infer_published(text, tokens, split_sentences(text, tokens)) == expected


@pytest.mark.shared
def test_the_founding_article(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    got = {words: period for words, _, period in seen(text)}
    assert got["November 17th"] in ("2024-11-17..2025-01-02", "2024-11-17")
    assert seen(text)[0] == ("November 17th", "2024-11-17", "2024-11-17..2025-01-02")
    assert got["November 19th"] == "2024-11-19"
    assert got["December 13th"] == "2024-12-13"
    assert got["Last week"] == "2024-12-23..2024-12-29"
    assert got["December 30th"] == "2024-12-30"
    assert got["the second half of 2024"] == "2024-07-01..2024-12-31"
    assert got["2024"] == "2024-01-01..2024-12-31"
    assert got["December 2024"] == "2024-12-01..2024-12-31"
    assert got["the final week of December"] == "2024-12-25..2024-12-31"
    assert got["three days"] == "-"
    tokens = tokenize(text)
    implied = infer_published(text, tokens, split_sentences(text, tokens))
    assert implied is not None
    assert date(2024, 12, 31) <= implied <= date(2025, 1, 5)
