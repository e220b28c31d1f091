import csv


def write():
    return csv
