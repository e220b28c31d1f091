"""Runs every night."""
import csv

from jobs.export import write
from jobs import report


def main():
    report.send(write())
