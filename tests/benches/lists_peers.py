"""What openpyxl and pandas take for the least part of an import: read, make phones regular, insert."""

import re
import resource
import sqlite3
import sys
import time

import openpyxl
import pandas

source, folder = sys.argv[1:3]


def phone(value):
    digits = re.sub(r"\D", "", str(int(value) if isinstance(value, float) else value or ""))
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits


def told(name, begun):
    taken = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<56}{taken:>12.2f}   s CPU, {peak:.0f} MB at the peak so far")


def insert(path, rows):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE people (" + ", ".join(f"c{n}" for n in range(12)) + ")")
    db.executemany("INSERT INTO people VALUES (" + ", ".join("?" * 12) + ")", rows)
    db.execute("CREATE INDEX by_phone ON people (c5)")
    db.execute("CREATE INDEX by_name ON people (c0)")
    db.commit()


begun = time.process_time()
sheet = openpyxl.load_workbook(source, read_only=True).worksheets[0]
rows = sheet.iter_rows(min_row=2, values_only=True)
insert(f"{folder}/openpyxl.db", [row[:5] + (phone(row[5]),) + row[6:] for row in rows])
told("openpyxl + sqlite3, no keys, no journal", begun)

begun = time.process_time()
frame = pandas.read_excel(source)
phones = frame.columns[5]
frame[phones] = frame[phones].astype(object).map(phone)
insert(f"{folder}/pandas.db", frame.itertuples(index=False, name=None))
told("pandas + sqlite3, no keys, no journal", begun)

begun = time.process_time()
frame.to_excel(f"{folder}/pandas.xlsx", index=False)
told("pandas, export to a workbook", begun)
