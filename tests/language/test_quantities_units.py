"""Units as a table: what is printed, and the plain name of what it is measured in."""

import pytest

from tallystick.language.quantities.units import unit_words
from tests.language.quantity_tables import read, rows

UNITS = {
    "18.1 sq km": "square kilometre",
    "18.1 km²": "square kilometre",
    "18.1 square kilometers": "square kilometre",
    "7 sq. m": "square metre",
    "7 m2": "square metre",
    "12 cubic feet": "cubic foot",
    "12 kilometers": "kilometre",
    "12km": "kilometre",
    "12 millimetres": "millimetre",
    "5 nm": "nanometre",
    "3 µm": "micrometre",
    "3 μm": "micrometre",
    "6ft": "foot",
    "4 yards": "yard",
    "45 nm off the coast": "nautical mile",
    "300 MT of flour": "metric ton",
    "300 mt of flour": "metric ton",
    "9 nautical miles": "nautical mile",
    "20 kilos": "kilogram",
    "20 lbs": "pound-mass",
    "3 tonnes": "metric ton",
    "3 tons": "ton",
    "3 gigatonnes": "gigaton",
    "30 mg": "milligram",
    "2 barrels": "barrel",
    "2 liters": "litre",
    "50mL": "millilitre",
    "5kW": "kilowatt",
    "5 MW": "megawatt",
    "5 mW": "milliwatt",
    "9 kilowatt-hours": "kilowatt hour",
    "9 GWh": "gigawatt hour",
    "300 horsepower": "horsepower",
    "300 bhp": "horsepower",
    "450 Nm": "newton metre",
    "300 lb-ft": "foot pound-force",
    "300 pound-feet": "pound-foot",
    "230V": "volt",
    "10 kV/cm": "kilovolt per centimetre",
    "4500 mAh": "milliampere-hour",
    "120Hz": "hertz",
    "2.4 GHz": "gigahertz",
    "64GB": "gigabyte",
    "100 Mbps": "megabit per second",
    "48 megapixels": "megapixel",
    "9 psi": "pound per square inch",
    "80km/h": "kilometre per hour",
    "80 mph": "mile per hour",
    "80 miles per hour": "mile per hour",
    "12 m/s": "metre per second",
    "40 mpg": "mile per gallon",
    "3000 rpm": "revolutions per minute",
    "12 knots": "knot",
    "15 ppb": "parts-per-billion",
    "400 parts per million": "part per million",
    "3 degrees Celsius": "celsius",
    "3 °C": "celsius",
    "32C": "celsius",
    "90 degrees F": "fahrenheit",
    "30 degrees": "degree",
    "60 dB": "decibel",
    "12 %": "percentage",
    "12 per cent": "percentage",
    "12pc": "percentage",
    "3 percentage points": "percentage point",
    "25 basis points": "basis point",
    "20 [kg]": "kilogram",
    "a 7-acre": "acre",
}


@pytest.mark.parametrize(("text", "name"), UNITS.items(), ids=UNITS)
def test_units(text, name):
    ((_, found),) = rows(f"It has {text}.")
    assert found == name


CURRENCIES = {
    "$5": "dollar",
    "US$5": "dollar",
    "US $5": "dollar",
    "$US5": "dollar",
    "5 dollars": "dollar",
    "5 US dollars": "dollar",
    "USD115": "dollar",
    "A$5": "australian dollar",
    "$A5": "australian dollar",
    "C$5": "canadian dollar",
    "HK$5": "hong kong dollar",
    "NT$5": "new taiwan dollar",
    "R$5": "brazilian real",
    "Mex$5": "mexican peso",
    "RM5": "malaysian ringgit",
    "Rs 5": "indian rupee",
    "Rs.500": "indian rupee",
    "Rp500bn": "indonesian rupiah",
    "Rmb5bn": "chinese yuan",
    "SFr5bn": "swiss franc",
    "SFr 5m": "swiss franc",
    "SKr5bn": "swedish krona",
    "NKr5bn": "norwegian krone",
    "DKr3.4bn": "danish krone",
    "Ft500": "hungarian forint",
    "Ft 500bn": "hungarian forint",
    "Kč300m": "czech koruna",
    "Kc300m": "czech koruna",
    "300 Kč": "czech koruna",
    "Zl300m": "polish zloty",
    "300 zl": "polish zloty",
    "TL 30m": "turkish lira",
    "LE 500m": "egyptian pound",
    "Rb3.8tn": "russian ruble",
    "Hr102bn": "ukrainian hryvnia",
    "₹5": "indian rupee",
    "€5": "euro",
    "5 €": "euro",
    "EUR 125": "euro",
    "£5": "pound sterling",
    "PS2.7m": "pound sterling",
    "5,000 pounds sterling": "pound sterling",
    "¥5": "japanese yen",
    "Y=5,100": "japanese yen",
    "5 yuan": "chinese yuan",
    "RMB 5": "chinese yuan",
    "5 roubles": "russian ruble",
    "5 hryvnias": "ukrainian hryvnia",
    "5 zlotys": "polish zloty",
    "5 Swedish kronor": "swedish krona",
    "5 Swiss francs": "swiss franc",
    "5 Finnish markka": "finnish markka",
    "5 kn": "croatian kuna",
    "5 ₾": "georgian lari",
    "5 Kenyan shillings": "kenyan shilling",
    "5 baht": "thai baht",
    "5 bitcoins": "bitcoin",
    "50 cents": "cent",
    "50 pence": "pence",
}


@pytest.mark.parametrize(("text", "name"), CURRENCIES.items(), ids=CURRENCIES)
def test_currencies(text, name):
    ((_, found),) = rows(f"It costs {text}.")
    assert found == name


SUMS = {
    "3.1 trn roubles": (3.1e12, "russian ruble"),
    "3 dollars 50 cents": (3.5, "dollar"),
    "thirteen dollars and five cents": (13.05, "dollar"),
    "17 USD 25": (17.25, "dollar"),
    "75 USD million": (75e6, "dollar"),
    "5 feet 6 inches": (5.5, "foot"),
    "6 ft 3 in": (6.25, "foot"),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.items(), ids=SUMS)
def test_two_parts_of_one_amount(text, expected):
    ((value, unit),) = rows(f"It is {text}.")
    assert (value, unit) == (pytest.approx(expected[0]), expected[1])


RATES = {
    "$24 a year": "dollar per year",
    "£24 a-year": "pound sterling per year",
    "$71 a barrel": "dollar per barrel",
    "$5 per share": "dollar per share",
    "$80 per sq m": "dollar per square metre",
    "5 per cent a year": "percentage per year",
    "900,000 barrels a day": "barrel per day",
    "a 52,000 barrel-a-day": "barrel per day",
    "600 shells an hour": "shell per hour",
    "70 times a minute": "count per minute",
    "4 beds per 1,000 residents": "bed per 1000 resident",
    "50 centimetres/millisecond": "centimetre per millisecond",
    "15 litres per person per day": "litre per person per day",
    "$30 per household a month": "dollar per household per month",
    "EUR 53.2/MWh": "euro per megawatt hour",
    "$71/barrel": "dollar per barrel",
    "$4,000 per 40-foot box": "dollar per 40-foot box",
    "200,000 a month": "- per month",
    "900 per day": "- per day",
    "$6 a year earlier": "dollar",
    "9 tonnes annually": "metric ton",
}


@pytest.mark.parametrize(("text", "name"), RATES.items(), ids=RATES)
def test_rates(text, name):
    ((_, found),) = rows(f"It was {text}.")
    assert found == name


AGES = {
    "A 34-year-old clerk spoke.": (34, "year of age"),
    "She is 34 years old.": (34, "year of age"),
    "He is three years of age.": (3, "year of age"),
    "The calf is six weeks old.": (6, "week of age"),
    "Those aged 60 go first.": (60, "year of age"),
    "Olena, 34, left the town.": (34, "year of age"),
    "A sergeant, 41, stayed.": (41, "year of age"),
    "Her mother, 71, stayed.": (71, "year of age"),
    "It is for ages 16 to 24.": ((16, 24), "year of age"),
    "They are between the ages of 17 and 20.": ((17, 20), "year of age"),
}


@pytest.mark.parametrize(("text", "expected"), AGES.items(), ids=AGES)
def test_ages(text, expected):
    assert rows(text) == [expected]


WEIGHTS = {
    "The bag weighs 30 pounds.": "pound-mass",
    "They ate two pounds of cheese.": "pound-mass",
    "They paid 30 pounds for it.": "pound sterling",
    "Their profit was 361 million pounds.": "pound sterling",
}


@pytest.mark.parametrize(("text", "name"), WEIGHTS.items(), ids=WEIGHTS)
def test_pounds_are_weights_or_money(text, name):
    assert [unit for _, unit in rows(text)] == [name]


def test_an_article_is_no_part_of_a_mark():
    assert rows("A $5 deal.") == [(5, "dollar")]


def test_the_amount_keeps_symbols():
    quantities = read("It took 18.1 km², $5, 12 per cent and 3 kilowatts.")
    assert [q.amount.unit for q in quantities] == ["km²", "USD", "percent", "kW"]
    assert [q.unit_name for q in quantities] == ["square kilometre", "dollar", "percentage", "kilowatt"]


def test_the_lexicon_is_large_and_each_symbol_has_a_name():
    words = unit_words()
    assert len(words.names) > 400
    assert all(name and name == name.lower() for name in words.names.values())
    assert {"USD", "EUR", "UAH", "RUB", "INR", "ZAR", "KES", "BRL"} <= set(words.names)
