/* SPDX-License-Identifier: MIT */
#include <stdio.h>

/* The pump's state. */
struct pump {
	int watts;	/* electric power */
	char *name;
};

#define MAX(a, b) ((a) > (b) ? (a) : (b))

/*
 * start - starts a pump
 *
 * Waits until it runs.
 */
static int
start(struct pump *p,
      int seconds)
{
	/* the char '"' and "/* no comment" */
	return p->watts; /* in watts */
}

int stop(struct pump *p);
