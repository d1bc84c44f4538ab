#!/usr/bin/env python3
"""Recomputes the figures of a bundle from its events alone.

    python3 recompute.py                                        everything that the bundle claims
    python3 recompute.py --group Orsa --happened 2019-06-30 --known 2019-06-30
                                                                hours, as of any two days

The rules are those of docs/evidence-bundle.md. Needs nothing but Python 3.9 or later, and shares no
code with what it checks.
"""
import argparse
import calendar
import copy
import csv
import datetime
import gc
import io
import itertools
import json
import os
import sys
from decimal import Decimal
from fractions import Fraction

LAST = "9999-12-31"
UNSEEN = "no such figure can be recomputed"
PLAIN = json.JSONDecoder().decode
loads = json.JSONDecoder(parse_float=Decimal).decode  # with exact decimals


def stated(value):
    return None if value is None else value.get("value")


def hundredths(kronor, by):
    """So many kronor by so many, in öre rounded half up."""
    whole = (abs(kronor) * 200 + by) // (2 * by)
    return -whole if kronor < 0 else whole


def ore(value):
    """Rounded half up to öre, as text with two decimals."""
    value = Fraction(value)
    whole = hundredths(value.numerator, value.denominator)
    return "%s%d.%02d" % ("-" if whole < 0 else "", abs(whole) // 100, abs(whole) % 100)


def clock(start):
    """A time of day without seconds that are none."""
    return start[:5] if start.endswith(":00") and len(start) == 8 else start


def begins(date, start):
    """Minutes from the calendar's first day."""
    hours, minutes = start.split(":")[:2]
    return datetime.date.fromisoformat(date).toordinal() * 1440 + int(hours) * 60 + int(minutes)


def last_day(month):
    year, number = map(int, month.split("-"))
    return "%s-%02d" % (month, calendar.monthrange(year, number)[1])


def end_of_swedish_day(day):
    """In milliseconds. Summer time lasts from the last Sunday of March to that of October."""
    after = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)

    def last_sunday(month):
        last = datetime.date(after.year, month, 31)
        return last - datetime.timedelta(days=(last.weekday() + 1) % 7)

    # the clocks change at night: a day begins in summer time from the day after the change
    summer = last_sunday(3) < after <= last_sunday(10)
    midnight = datetime.datetime(after.year, after.month, after.day)
    utc = midnight - datetime.timedelta(hours=2 if summer else 1)
    return calendar.timegm(utc.timetuple()) * 1000


NEVER = "9999-12-31"
ATTENDED = ("PRESENT", "PART")


class Entry:
    """A person's part in a session. Its presence, signature and certificate are held as one text each, however many
    people have the same."""
    __slots__ = ("session", "workplace", "date", "start", "begins", "ends", "presence", "minutes", "leader",
                 "signed", "certified", "disputed")

    def __init__(self, session, held, begins, presence, minutes, leader):
        self.session, self.workplace, self.date, self.start = session, held.get("workplace"), held["date"], held["start"]
        self.begins, self.ends = begins
        self.presence, self.minutes, self.leader = sys.intern(presence), minutes, leader
        self.signed, self.certified, self.disputed = None, None, False

    def says_the_same_as(self, other):
        return (self.date, self.start, self.presence, self.minutes) == (
            other.date, other.start, other.presence, other.minutes)

    def progress(self):
        """How far a session has come: attended before not, then signed, then certified."""
        return (self.presence in ATTENDED, self.signed is not None, self.certified is not None)


class Person:
    """Where somebody works, and the sessions in the order of becoming known."""
    __slots__ = ("employments", "ended", "breaks", "entries", "trained")

    def __init__(self):
        self.employments, self.ended, self.breaks, self.entries, self.trained = [], {}, [], {}, False

    def employment_at(self, organisation, day):
        last = self.ended.get(organisation)
        if last is not None and day > last:
            return None
        if any(o == organisation and left < day < back for o, left, back in self.breaks):
            return None
        found = [e for e in self.employments if e["organisation"] == organisation and e["from"] <= day]
        return found[-1] if found else None

    def employment_on(self, day, preferred):
        """Where the person worked that day: at the session's workplace if it is one of the person's."""
        if len(self.employments) == 1 and not self.ended and not self.breaks:
            return self.employments[0] if self.employments[0]["from"] <= day else None
        organisations = list(dict.fromkeys(e["organisation"] for e in self.employments))
        current = [e for e in (self.employment_at(o, day) for o in organisations) if e]
        for employment in current:
            if employment["workplace"] == preferred:
                return employment
        return current[-1] if current else None

    def works_at(self, employment):
        """From its first day on; between leaving an employer and coming back to it, it is not worked there."""
        organisation, first = employment["organisation"], employment["from"]
        self.employments.append(employment)
        self.breaks = [(o, left, min(back, first) if o == organisation else back) for o, left, back in self.breaks]
        if organisation in self.ended:
            self.breaks.append((organisation, self.ended.pop(organisation), first))

    def apart_from(self, organisation):
        """All time the person does not work there: before, between and after."""
        first = min((e["from"] for e in self.employments if e["organisation"] == organisation), default=NEVER)
        apart = [("", first)] + [(left, back) for o, left, back in self.breaks if o == organisation]
        return apart + [(last, NEVER) for o, last in self.ended.items() if o == organisation]

    def goes_on(self, organisation):
        return organisation not in self.ended and any(
            e["organisation"] == organisation for e in self.employments)

    def joined(self, other):
        """This person with what another record of the same person says."""
        person = Person()
        person.trained = self.trained or other.trained
        person.employments = sorted(other.employments + self.employments, key=lambda e: e["from"])
        for organisation in {e["organisation"] for e in person.employments}:
            if not self.goes_on(organisation) and not other.goes_on(organisation):
                person.ended[organisation] = max(
                    p.ended[organisation] for p in (self, other) if organisation in p.ended)
            both = ((max(a[0], b[0]), min(a[1], b[1]))
                    for a in self.apart_from(organisation) for b in other.apart_from(organisation))
            person.breaks += [(organisation, *one) for one in both if one[0] and one[1] != NEVER]
        theirs = dict(other.entries)
        for session, mine in self.entries.items():
            same = theirs.pop(session, mine)
            entry = copy.copy(same if same.progress() > mine.progress() else mine)
            entry.disputed = mine.disputed or same.disputed
            person.entries[session] = entry
        person.entries.update(theirs)
        return person

    def left_by(self, day):
        return bool(self.employments) and all(
            self.ended.get(e["organisation"]) is not None and self.ended[e["organisation"]] < day
            for e in self.employments)


class Terms:
    """What a rule set says of hours.

    number: which of the rule sets it is, in the order of being decided; None where none holds
    cofinancing: the activities that do; None where all do
    most: minutes of dialogue that count for one person; None where all do
    staff_time: whether minutes count that the person's own time report may have as well
    digits: how many of a day's digits tell what is rounded together; None where nothing is
    """
    __slots__ = ("number", "rules", "cofinancing", "leaders_count", "most", "staff_time", "signatures", "certificates", "digits")

    def __init__(self, number, rules):
        said = lambda what: stated(rules.get(what)) if rules else None
        self.number, self.rules = number, rules
        self.cofinancing = stated(((rules or {}).get("funding") or {}).get("cofinancingActivities"))
        self.staff_time = stated(((rules or {}).get("funding") or {}).get("staffTimeHours")) != "EXCLUDED"
        self.leaders_count = said("leadersCount") is not False
        self.most = said("dialogueMinutesPerEmployee") if said("countDialogueAbove") is False else None
        self.signatures, self.certificates = said("validSignatures"), said("validCertificates")
        self.digits = {"MINUTES": None, "WHOLE_HOURS_PER_DAY": 10, "WHOLE_HOURS_PER_MONTH": 7}[said("rounding") or "MINUTES"]

    def lacking(self, entry):
        """What a session still lacks before it counts."""
        if entry.disputed:
            return "DISPUTED"
        if entry.signed is None:
            return "UNSIGNED"
        if self.signatures is not None and entry.signed not in self.signatures:
            return "SIGNATURE_NOT_VALID"
        if entry.certified is None:
            return "UNCERTIFIED"
        if self.certificates is not None and entry.certified not in self.certificates:
            return "CERTIFICATE_NOT_VALID"
        return None


def cofinances(line):
    """Whether a claim's line co-finances: otherwise it costs."""
    return line[0] in ("hours", "cash")


class Project:
    """What the events say, one after the other."""

    def __init__(self):
        self.plan, self.rules, self.settled, self.rule_bodies = None, [], {}, []
        self.organisations, self.workplaces, self.people = {}, {}, {}
        self.costs, self.times, self.budgets, self.goals, self.cash = {}, {}, [], {}, {}
        self.surveys, self.observations, self.merged, self.placements = {}, {}, {}, {}
        self.known_rules, self.known_staff, self.known_people = {}, {}, {}
        self.actors, self.known_reports, self.known_counts = {}, None, {}

    def persons(self):
        """People instead of records: of two of one person there is one, with what both say."""
        persons = {one: record for one, record in self.people.items() if one not in self.merged}
        for one in sorted(self.merged):
            if one in self.people:
                whose = self.merged[one] if self.merged[one] in persons else one
                record = self.people[one]
                persons[whose] = record if whose == one else persons[whose].joined(record)
        return persons

    def person(self, one):
        if one not in self.people:
            self.people[one] = Person()
        return self.people[one]

    def take(self, name, revision, body):
        e = loads(body)
        self.known_rules, self.known_staff, self.known_people, self.known_reports = {}, {}, {}, None
        self.known_counts = {}
        if name == "project-planned":
            self.plan = e["plan"]
        elif name == "rule-set-decided":
            self.rules.append(e["rules"])
            self.rule_bodies.append(body)
        elif name == "source-conflict-settled":
            self.settled[e["conflict"]] = e["chosen"]
        elif name == "organisation-joined":
            self.organisations[e["organisation"]] = e
        elif name == "workplace-added":
            self.workplaces[e["workplace"]] = e
        elif name == "participant-registered":
            person = self.person(e["person"])
            person.employments, person.ended, person.breaks = [e["employment"]], {}, []
        elif name in ("employment-added", "workplace-changed"):
            self.person(e["person"]).works_at(e["employment"])
        elif name == "employment-ended":
            self.person(e["person"]).ended[e["organisation"]] = e["lastDay"]
        elif name == "access-granted":
            if e.get("person") is not None:
                self.actors[e["actor"]] = e["person"]
        elif name == "records-merged":
            self.merged[e["person"]] = e["into"]
        elif name == "records-parted":
            self.merged.pop(e["person"], None)
        elif name in ("dialogue-session-logged", "dialogue-session-corrected", "attendee-identified"):
            self.attended(("WORKPLACE_DIALOGUE", e["session"]), e["held"], e, name)
        elif name in ("training-session-held", "training-session-corrected"):
            self.attended(("PREPARAND_TRAINING", e["session"]), e, e, name)
        elif name == "preparand-training-completed":
            self.person(e["person"]).trained = True
        elif name == "recruitment-outcome-recorded":
            self.placements.setdefault(e["placement"], []).append(e["from"])
        elif name == "hours-signed":
            for item in e["items"]:
                person = item["person"] if revision > 1 else e["person"]
                for entry in self.marked(person, item):
                    entry.signed, entry.disputed = sys.intern(e["kind"]), False
        elif name == "hours-certified":
            for item in e["items"]:
                for entry in self.marked(item["person"], item):
                    entry.certified = sys.intern(e["kind"])
        elif name == "hours-disputed":
            entry = self.person(e["person"]).entries.get((e["session"]["kind"], e["session"]["id"]))
            if entry is not None:
                entry.disputed = True
        elif name == "budget-decided":
            self.budgets.append(e)
        elif name == "cost-recorded":
            self.costs.setdefault(e["cost"], []).append([e, False])
        elif name == "cost-reversed":
            if self.costs.get(e["cost"]):
                self.costs[e["cost"]][-1][1] = True
        elif name == "cash-cofinancing-recorded":
            self.cash[e["cash"]] = e
        elif name == "cash-cofinancing-withdrawn":
            self.cash.pop(e["cash"], None)
        elif name == "staff-time-recorded":
            self.times[e["time"]] = [e, self.times.get(e["time"], [None, 0])[1] + 1, set()]
        elif name == "staff-time-signed":
            report = self.times.get(e["time"])
            if report and report[1] == e["report"]:
                report[2].add(e["signer"])
        elif name == "goal-operationalised":
            self.goals.setdefault(e["goal"], [None, []])[0] = e
        elif name == "survey-planned":
            self.surveys[e["survey"]] = [e, []]
        elif name == "survey-answered":
            if e["survey"] in self.surveys:
                self.surveys[e["survey"]][1].append(e)
        elif name == "observation-made":
            self.observations[e["number"]] = [e["kind"], e["words"]["textHash"], []]
        elif name == "observation-answered":
            if e["number"] in self.observations:
                self.observations[e["number"]][2].append(e["words"]["textHash"])
        elif name == "goal-measured":
            measured = self.goals.setdefault(e["goal"], [None, []])[1]
            measured[:] = [one for one in measured if str(one) != str(e)] + [e]

    def attended(self, session, held, event, name):
        """What no longer says the same loses signature, certificate and objection."""
        attendances = {}
        for one in held["attendances"]:
            attendances.setdefault(one["person"], one)
        if name == "attendee-identified":
            touched = [event["person"]] if event.get("person") else []
        else:
            touched = list(attendances) + list(event.get("removed") or ())
        begin, leaders = begins(held["date"], held["start"]), held.get("leaders") or ()
        lasts = begin, begin + held["minutes"]
        for who in dict.fromkeys(touched):
            entries, mine = self.person(who).entries, attendances.get(who)
            if mine is None:
                entries.pop(session, None)
                continue
            now = Entry(session, held, lasts, mine["presence"], mine["minutes"], who in leaders)
            before = entries.get(session)
            if before is not None and before.says_the_same_as(now):
                now.signed, now.certified, now.disputed = before.signed, before.certified, before.disputed
            entries[session] = now  # where it stood, otherwise last

    def marked(self, person, item):
        """The session that somebody's item is about, where it still has those minutes."""
        entry = self.person(person).entries.get((item["session"]["kind"], item["session"]["id"]))
        return [entry] if entry is not None and entry.minutes == item["minutes"] else []

    # --- what counts ------------------------------------------------------------------------

    def terms_on(self, day):
        """What the rules of a day say of hours."""
        if day not in self.known_rules:
            valid = [number for number, one in enumerate(self.rules) if one["validFrom"] <= day]
            number = valid[-1] if valid else None
            self.known_rules[day] = Terms(number, None if number is None else self.rules[number])
        return self.known_rules[day]

    def rules_on(self, day):
        return self.terms_on(day).rules

    def counted(self, until):
        """Every attended session until a day, as (person, entry, place, counted minutes, left out)."""
        for who, person in self.persons().items():
            yield from self.counted_of(who, person, until)

    def counted_of(self, who, person, until):
        """One person's of them, oldest first."""
        so_far, rows = 0, []
        paid = dict(self.reports().get(self.merged.get(who, who), {}))
        attended = [e for e in person.entries.values() if e.presence in ATTENDED]
        for entry in sorted(attended, key=lambda one: (one.date, one.start)):
            place = person.employment_on(entry.date, entry.workplace)
            terms = self.terms_on(entry.date)
            barred, above = self.barred(person, entry, place, terms), 0
            also = 0 if barred is not None or terms.staff_time else self.also_staff_time(paid, entry)
            offered = entry.minutes - also
            if barred is None and entry.session[0] == "WORKPLACE_DIALOGUE":
                if terms.most is not None:
                    above = max(0, min(offered, so_far + offered - terms.most))
                so_far += offered - above
            if entry.date > until:
                continue
            within, left_out = offered - above, []
            if barred is not None:
                within, left_out = 0, [(barred, entry.minutes)]
            else:
                why = terms.lacking(entry)
                if why is not None and within > 0:
                    left_out.append((why, within))
                within = within if why is None else 0
                if also > 0:
                    left_out.append(("ALSO_STAFF_TIME", also))
                if above > 0:
                    left_out.append(("ABOVE_PLAN", above))
            rows.append((who, entry, place, within, left_out))
        return rows

    def barred(self, person, entry, place, terms):
        period, day = self.plan["period"], entry.date
        if not period["from"] <= day <= period["to"]:
            return "OUTSIDE_PERIOD"
        if place is None:
            return "NOT_EMPLOYED"
        joined = self.organisations.get(place["organisation"])
        if joined is None or day < joined["joined"]:
            return "ORGANISATION_NOT_JOINED"
        for other in person.entries.values():
            if other is entry:
                break
            if entry.begins < other.ends and other.begins < entry.ends and other.presence in ATTENDED:
                return "IN_TWO_SESSIONS"
        if terms.cofinancing is not None and entry.session[0] not in terms.cofinancing:
            return "ACTIVITY_NOT_COFINANCING"
        return "LEADER" if entry.leader and not terms.leaders_count else None

    def reports(self):
        if self.known_reports is None:
            self.known_reports = self.reported()
        return self.known_reports

    def reported(self):
        """Minutes of each person's own time reports: by day, or by month where a report has no days."""
        all_of = {}
        for time, _, _ in self.times.values():
            who = self.actors.get(time.get("reporter"))
            if who is not None:
                mine = all_of.setdefault(self.merged.get(who, who), {})
                days = [("%s-%02d" % (time["month"], one["day"]), one["minutes"]) for one in time.get("days") or ()]
                for when, minutes in days or [(time["month"], time["minutes"])]:
                    mine[when] = mine.get(when, 0) + minutes
        return all_of

    @staticmethod
    def also_staff_time(paid, entry):
        """The most of a session's minutes that the person's time reports can have as well, and no session before."""
        also = 0
        for when in (entry.date, entry.date[:7]):
            taken = min(entry.minutes - also, paid.get(when, 0))
            paid[when] = paid.get(when, 0) - taken
            also += taken
        return also

    # --- money ------------------------------------------------------------------------------

    def planned_minutes(self):
        return sum(self.people_of(activity) * activity["minutesEach"] for activity in self.plan["activities"])

    def people_of(self, activity):
        if activity.get("conflict") is None:
            return stated(activity["people"]) or 0
        for conflict in self.plan["conflicts"]:
            if conflict["id"] == activity["conflict"]:
                chosen = self.settled.get(conflict["id"], conflict["chosen"])
                for alternative in conflict["alternatives"]:
                    if alternative["id"] == chosen:
                        return alternative["value"]
        return 0

    def hour_value(self, rules):
        """Kronor and the minutes they are for; never divided out."""
        value = rules["hourValue"]
        if value["kind"] == "AMOUNT":
            return (value["amount"], 60) if value["amount"] is not None else None
        planned = self.planned_minutes()
        needed = Fraction(self.plan["totalBudget"]) - Fraction(self.plan["grant"])
        return (needed, planned) if planned else None

    def worth(self, minutes):
        """Kronor for counted minutes by the number of their rule set."""
        total = Fraction(0)
        for number, counted in minutes.items():
            value = self.hour_value(self.rules[number])
            if value is not None:
                total += Fraction(ore(Fraction(value[0]) * counted / Fraction(value[1])))
        return total

    def cash_counted(self, until):
        """Cash that co-finances until a day, under the rules of the day on which the project had it."""
        first, last = self.plan["period"]["from"], min(until, self.plan["period"]["to"])
        return [one for one in self.cash.values() if first <= one["received"] <= last
                and stated(self.funding(self.rules_on(one["received"])).get("cashCofinances")) is not False]

    @staticmethod
    def funding(rules):
        """What the rules say about money; nothing where they are of the first revision."""
        return (rules or {}).get("funding") or {}

    def staff(self, until):
        if until not in self.known_staff:
            self.known_staff[until] = list(self.staff_counted(until))
        return self.known_staff[until]

    def staff_counted(self, until):
        """Each post's month until a day with what its counting minutes cost, oldest first."""
        so_far = {}
        order = lambda t: (t[0]["month"], t[0]["role"], t[0]["organisation"], self.SUB_BUDGETS.index(t[0]["subBudget"]))
        for time, _, signed in sorted(self.times.values(), key=order):
            year, month = map(int, time["month"].split("-"))
            days = calendar.monthrange(year, month)[1]
            last = "%s-%02d" % (time["month"], days)
            if last > until:
                continue
            rules, post, reporter = self.funding(self.rules_on(last)), (time["role"], time["organisation"]), time.get("reporter")
            a_day, a_year = stated(rules.get("staffMinutesPerDay")), stated(rules.get("staffMinutesPerYear"))
            minutes = 0
            for day, worked in sorted(self.proven(time, signed, last, rules).items()):
                if a_day is not None and day:
                    worked = min(worked, max(0, a_day - so_far.get((post, last, day), 0)))
                    so_far[post, last, day] = so_far.get((post, last, day), 0) + worked
                minutes += worked
            if a_day is not None:
                minutes = min(minutes, max(0, a_day * days - so_far.get((post, time["month"]), 0)))
            whose = [(post, year)] + ([(reporter, year)] if reporter else [])
            if a_year is not None:
                minutes = min(minutes, max(0, a_year - max(so_far.get(who, 0) for who in whose)))
            for who in [(post, time["month"])] + whose:
                so_far[who] = so_far.get(who, 0) + minutes
            hourly = next((c["kronorPerHour"] for c in rules.get("unitCosts") or () if c["function"] == time["role"]
                           and c["from"] <= last and (c.get("to") is None or last <= c["to"])), None)
            hourly = time["hourlyCost"] if stated(hourly) is None else stated(hourly)
            yield time["subBudget"], last, Fraction(ore(Fraction(hourly) * minutes / 60))

    def proven(self, time, signed, last, rules):
        """Minutes inside the project, of an activity that counts and signed: by day, under 0 without days."""
        form, fixed, wanted = time.get("form", "SUM"), stated(rules.get("staffActivities")), stated(rules.get("staffReportSigners"))
        begins, ends = self.plan["period"]["from"], self.plan["period"]["to"]
        if form != "SUM" and wanted is not None and not set(wanted) <= signed:
            return {}
        if form != "DAYS":
            return {} if last < begins or time["month"] + "-01" > ends else {0: time["minutes"]}
        minutes = {}
        for one in time["days"]:
            if begins <= "%s-%02d" % (time["month"], one["day"]) <= ends and (fixed is None or one.get("activity") in fixed):
                minutes[one["day"]] = minutes.get(one["day"], 0) + one["minutes"]
        return minutes

    def flat(self, sub, category, until):
        """What the rules' rates make of other costs of a sub-budget."""
        bases = [(c["category"], c["paid"], Fraction(c["amount"])) for c in self.standing_costs(sub, until)]
        bases += [("STAFF", last, cost) for s, last, cost in self.staff(until) if s == sub]
        return self.flat_of(bases, category)

    def flat_of(self, bases, category):
        """Each rate's base is summed before it is rounded."""
        sums = {}
        for of, day, amount in bases:
            rules = self.rules_on(day)
            for number, rate in enumerate(self.funding(rules).get("flatRates") or ()):
                if rate["category"] == category and of in rate["of"]:
                    key = (self.rules.index(rules), number)
                    sums[key] = sums.get(key, [rate, 0])
                    sums[key][1] += amount
        return sum(Fraction(ore(base * Fraction(stated(rate["percent"])) / 100))
                   for rate, base in sums.values() if stated(rate["percent"]) is not None)

    def standing_costs(self, sub, until):
        last = (entries[-1] for entries in self.costs.values())
        return [cost for cost, back in last if not back and cost["paid"] <= until and cost["subBudget"] == sub]

    def used(self, sub, category, until):
        total = sum((Fraction(cost["amount"]) for cost in self.standing_costs(sub, until)
                     if cost["category"] == category), Fraction(0))
        if category == "STAFF":
            total += sum(cost for s, _, cost in self.staff(until) if s == sub)
        return total + self.flat(sub, category, until)

    CATEGORIES = ("STAFF", "EXTERNAL_SERVICES", "TRAVEL", "EQUIPMENT_AND_MATERIALS", "INDIRECT", "INCOME")
    SUB_BUDGETS = ("ANALYSIS_AND_PLANNING", "IMPLEMENTATION")

    def used_in(self, sub, until):
        return sum((-1 if c == "INCOME" else 1) * self.used(sub, c, until) for c in self.CATEGORIES)

    def budgeted(self, sub, category, until):
        """Whether the decision in force has such a line, and its amount; the one from the latest day, the last of several."""
        starts = lambda decided: (decided.get("ruling") or {}).get("from", "")
        held = sorted((one for one in self.budgets if starts(one) <= until), key=starts)
        amounts = [stated(line["amount"]) for line in (held[-1]["lines"] if held else ())
                   if (line["subBudget"], line["category"]) == (sub, category)]
        return bool(amounts), sum(one for one in amounts if one is not None) if set(amounts) - {None} else None

    # --- claims -----------------------------------------------------------------------------

    def claimed(self, months):
        """What some months have come to: kronor by line, and the grant."""
        last = last_day(max(months)) if months else self.plan["period"]["from"]
        lines, bases = {}, {}

        def add(key, kronor):
            lines[key] = lines.get(key, Fraction(0)) + kronor

        for sub in self.SUB_BUDGETS:
            spent = [(c["category"], c["paid"], Fraction(c["amount"])) for c in self.standing_costs(sub, last)
                     if c["paid"][:7] in months and self.may_be_claimed(c)]
            for category, _, kronor in spent:
                add(("cost", sub, category), -kronor if category == "INCOME" else kronor)
            staff = [("STAFF", day, cost) for s, day, cost in self.staff(last) if s == sub and day[:7] in months]
            for _, _, cost in staff:
                add(("cost", sub, "STAFF"), cost)
            for category in self.CATEGORIES:
                flat = self.flat_of(spent + staff, category)
                if flat != 0:
                    lines["flat_rate", sub, category] = flat
        given = {}
        for row, grew in self.in_hundredths([r for r in self.counted(last) if r[1].date[:7] in months]):
            organisation = row[2]["organisation"] if row[2] else None
            given[organisation] = given.get(organisation, 0) + grew
        for organisation, grew in given.items():
            add(("hours", self.sector(organisation)), Fraction(grew, 100))
        cash = [one for one in self.cash_counted(last) if one["received"][:7] in months]
        for one in cash:
            add(("cash", one["sector"]), Fraction(one["amount"]))
        own = sum((kronor for key, kronor in lines.items() if cofinances(key)), Fraction(0))
        paid = sum((kronor for key, kronor in lines.items() if not cofinances(key)), Fraction(0))
        paid -= sum(Fraction(one["amount"]) for one in cash)
        share = stated(self.funding(self.rules_on(last) if months else None).get("grantShare"))
        part, whole = (share["part"], share["whole"]) if share else (self.plan["grant"], self.plan["totalBudget"])
        part, whole, approved = Fraction(part), Fraction(whole), Fraction(self.plan["grant"])
        carried = approved if whole <= part else Fraction(ore(own * part / (whole - part)))
        return lines, max(Fraction(0), min(approved, carried, paid))

    def may_be_claimed(self, cost):
        allowed = stated(self.funding(self.rules_on(cost["paid"])).get("categories"))
        period = self.plan["period"]
        return period["from"] <= cost["paid"] <= period["to"] and (allowed is None or cost["category"] in allowed)

    def valued(self, rows):
        """Each person's part in a session as (row, kronor)."""
        return ((row, Fraction(grew, 100)) for row, grew in self.in_hundredths(rows))

    def in_hundredths(self, rows):
        """Each person's part in a session as (row, öre): what the rounded sum so far grew by it."""
        rows = sorted((r for r in rows if r[3] > 0),
                      key=lambda r: (r[1].date, clock(r[1].start), r[1].session[1], r[0]))
        rooms = {}
        for row in rows:
            digits = self.terms_on(row[1].date).digits
            if digits:
                which = row[0], row[1].date[:digits]
                rooms[which] = rooms.get(which, 0) + row[3]
        rooms = {which: minutes // 60 * 60 for which, minutes in rooms.items()}
        values, sums = {}, {}
        for row in rows:
            terms, minutes = self.terms_on(row[1].date), row[3]
            number = terms.number
            if number is None:
                continue
            if terms.digits:
                which = row[0], row[1].date[:terms.digits]
                minutes = min(minutes, rooms[which])
                rooms[which] -= minutes
            if number not in values:
                value = self.hour_value(self.rules[number])
                values[number] = value and Fraction(value[0]) / Fraction(value[1])
            (so_far, was), value = sums.get(number, (0, 0)), values[number]
            so_far += minutes
            now = was if value is None else hundredths(value.numerator * so_far, value.denominator)
            sums[number] = so_far, now
            yield row, now - was

    def sector(self, organisation):
        """Whether an organisation is public or private."""
        joined = self.organisations.get(organisation)
        return (stated(joined.get("sector")) if joined else None) or "unknown"

    # --- goals and people -------------------------------------------------------------------

    def latest(self, goal, until):
        latest = None
        for one in self.goals.get(goal, [None, []])[1]:
            if one["on"] <= until and (latest is None or one["on"] >= latest["on"]):
                latest = one
        return latest

    def counts(self, until):
        """What the log counts until a day, by the measure; time in hours."""
        if until not in self.known_counts:
            sessions, minutes, trained, in_dialogue = set(), {"PREPARAND_TRAINING": 0, "WORKPLACE_DIALOGUE": 0}, 0, 0
            for person in self.persons().values():
                trained += person.trained
                mine = [e for e in person.entries.values() if e.presence in ATTENDED and e.date <= until]
                for entry in mine:
                    sessions.add(entry.session)
                    minutes[entry.session[0]] += entry.minutes
                in_dialogue += any(e.session[0] == "WORKPLACE_DIALOGUE" for e in mine)
            held = lambda kind: sum(1 for session in sessions if session[0] == kind)
            self.known_counts[until] = {
                "TRAINING_SESSIONS": held("PREPARAND_TRAINING"), "DIALOGUE_SESSIONS": held("WORKPLACE_DIALOGUE"),
                "TRAINING_HOURS": Fraction(minutes["PREPARAND_TRAINING"], 60),
                "DIALOGUE_HOURS": Fraction(minutes["WORKPLACE_DIALOGUE"], 60),
                "TRAINED_PEOPLE": trained, "DIALOGUE_PEOPLE": in_dialogue,
                "PEOPLE_PLACED": sum(1 for steps in self.placements.values() if min(steps) <= until)}
        return self.known_counts[until]

    def count_of(self, measure, until):
        """Day, value and whether there are too few people to be told."""
        value = self.counts(until)[measure]
        few = measure in ("TRAINED_PEOPLE", "DIALOGUE_PEOPLE", "PEOPLE_PLACED") and 0 < value < 5
        return until, None if few else value, few

    def answered(self, survey, kind, until):
        """A round as it was recorded last among those that had been answered by a day."""
        rounds = [a for a in self.surveys.get(survey, [None, []])[1] if a["round"] == kind and a["on"] <= until]
        return rounds[-1] if rounds else None

    def share(self, of, kind, until):
        """Day, per cent of a round's answers at a step or above it, and whether they are too few; None without answers."""
        one = self.answered(of["survey"], kind, until)
        counts = next((a["counts"] for a in one["answers"] if a["question"] == of["question"]), ()) if one else ()
        everybody = sum(counts)
        if everybody == 0:
            return None
        few = everybody < 5
        return one["on"], None if few else Fraction(100 * sum(counts[of["lowest"] - 1:]), everybody), few

    def indicator(self, goal, until):
        """How a goal is followed up, the value before, and the latest as (day, value, whether it rests on few)."""
        how = self.goals.get(goal, [None, []])[0]
        if how is None:
            return None, None, None
        source, baseline = how.get("source") or {"kind": "MEASURED"}, stated(how["baseline"])
        if source["kind"] == "COUNTED":
            return how, 0, self.count_of(source["measure"], until)
        if source["kind"] == "SURVEYED":
            before = self.share(source["shareOf"], "BEFORE", until)
            known = before[1] if before and before[1] is not None else baseline
            return how, known, self.share(source["shareOf"], "AFTER", until)
        last = self.latest(goal, until)
        return how, baseline, last and (last["on"], stated(last["value"]), last["answers"] < 5)

    def standing(self, goal, day):
        how, baseline, latest = self.indicator(goal, day)
        if how is None:
            return "NOT_OPERATIONALISED"
        if latest is None:
            return "MISSED" if day > how["by"] else "NOT_MEASURED"
        if latest[2]:
            return "TOO_FEW_ANSWERS"
        target, value = stated(how["target"]), latest[1]
        if target is not None and value is not None:
            downwards = baseline is not None and Fraction(baseline) > Fraction(target)
            if Fraction(value) <= Fraction(target) if downwards else Fraction(value) >= Fraction(target):
                return "REACHED"
        return "MISSED" if day > how["by"] else "ON_ITS_WAY"

    def followed_up(self, goal, until):
        """A goal's row: its standing, and the day and the value of what it rests on."""
        on, value, _ = self.indicator(goal, until)[2] or ("", None, False)
        written = "" if value is None else ore(value) if isinstance(value, Fraction) else format(Decimal(value), "f")
        return [goal, self.standing(goal, until), on, written]

    def statuses(self, day):
        if day not in self.known_people:
            self.known_people[day] = self.statuses_on(day)
        return self.known_people[day]

    def statuses_on(self, day):
        numbers = {"registered": 0, "started": 0, "left": 0}
        for person in self.persons().values():
            if not any(e["from"] <= day for e in person.employments):
                continue
            began = any(e.presence in ATTENDED and e.date <= day for e in person.entries.values())
            numbers["left" if person.left_by(day) else "started" if began else "registered"] += 1
        return numbers

    # --- figures ----------------------------------------------------------------------------

    def figure(self, figure, of, until, hours):
        """A figure of a part of the project, which has these hours."""
        kind, _, what = figure.partition(".")
        if kind == "hours":
            return str({"logged": hours.logged, "signed": hours.signed, "certified": hours.certified}[what])
        if figure == "cofinancing.earned":
            return ore(self.worth(hours.counted))
        if figure == "cofinancing.cash":
            return ore(sum(Fraction(one["amount"]) for one in self.cash_counted(until)))
        if figure == "budget.used":
            subs = [of["subBudget"]] if "subBudget" in of else self.SUB_BUDGETS
            return ore(sum(self.used_in(sub, until) for sub in subs))
        if figure == "goals.standing":
            return self.standing(of["goal"], until)
        if figure == "goals.value":
            return self.followed_up(of["goal"], until)[3]
        if kind == "people":
            return str(self.statuses(until)[what])
        return UNSEEN

    def hours(self, until, summed):
        """Every row of hours until a day, by person, date, start and session; and what they come to is summed."""
        persons = self.persons()
        for who in sorted(persons):
            rows = self.counted_of(who, persons[who], until)
            summed.person(rows)
            for _, e, place, minutes, left_out in sorted(
                    rows, key=lambda r: (r[1].date, clock(r[1].start), r[1].session[1])):
                yield [who, e.session[0], e.session[1], e.date, clock(e.start),
                       place["organisation"] if place else "", place["workplace"] if place else "",
                       str(e.minutes), e.signed or "", e.certified or "", str(minutes),
                       " ".join("%s:%d" % one for one in left_out)]

    def views(self, until):
        """The tables that the bundle holds, by their file, each row as it is come to; the hours before what they come to."""
        summed = Hours(self, [until])
        yield "hours", self.hours(until, summed)
        organisations, budget, goals = [], [], []
        for key in sorted(self.organisations):
            joined, mine = self.organisations[key], summed.of(until, {"organisation": key})
            organisations.append([key, joined["name"], stated(joined["group"]) or ""] + [
                self.figure(figure, {}, until, mine) for figure in
                ("hours.logged", "hours.signed", "hours.certified", "cofinancing.earned")])
        for sub in self.SUB_BUDGETS:
            for category in self.CATEGORIES:
                (line, amount), used = self.budgeted(sub, category, until), self.used(sub, category, until)
                if not line and category == "INDIRECT" and used == 0:
                    continue
                budget.append([sub, category, "" if amount is None else ore(amount), ore(used),
                               "" if amount is None else ore(Fraction(amount) - used)])
        for goal in self.plan["goals"]:
            goals.append(self.followed_up(goal["id"], until))
        workplaces = [[key, self.workplaces[key]["name"], self.workplaces[key]["organisation"]]
                      for key in sorted(self.workplaces)]
        observations = [[str(number), kind, said, " ".join(answers)]
                        for number, (kind, said, answers) in sorted(self.observations.items())]
        surveys = []
        for number, (planned, _) in sorted(self.surveys.items()):
            for kind in ("BEFORE", "AFTER"):
                one = self.answered(number, kind, until)
                if one:
                    surveys += [[str(number), kind, one["on"], str(one["asked"]), str(i + 1), q["words"],
                                 " ".join(str(n) for n in one["answers"][i]["counts"])]
                                for i, q in enumerate(planned["questions"])]
        yield from {"organisations": organisations, "budget": budget, "goals": goals, "workplaces": workplaces,
                    "observations": observations, "surveys": surveys}.items()


class Sum:
    """What sessions come to, in minutes; those that count by the number of their rule set, rounded as it says."""
    __slots__ = ("logged", "signed", "certified", "counted")

    def __init__(self):
        self.logged = self.signed = self.certified = 0
        self.counted = {}

    def add(self, other):
        self.logged, self.signed = self.logged + other.logged, self.signed + other.signed
        self.certified += other.certified
        for number, minutes in other.counted.items():
            self.counted[number] = self.counted.get(number, 0) + minutes


class Hours:
    """What sessions come to until each of some days, in all, by organisation and by group of organisations. Takes them
    in person by person and keeps sums only: there may be very many sessions."""

    def __init__(self, project, days):
        self.project, self.days, self.parts, self.sums = project, sorted(days), {}, {}

    def of(self, day, of):
        """What a part comes to until one of the days."""
        return self.sums.get((day, tuple(of.items())), Sum())

    def person(self, rows):
        """Takes in one person's counted sessions, oldest first."""
        by_place = {}
        for row in rows:
            by_place.setdefault(row[2]["organisation"] if row[2] else None, []).append(row)
        if len(by_place) == 1:
            (organisation,) = by_place
            self.take(rows, self.parts_of(organisation))
            return
        for part in {part for organisation in by_place for part in self.parts_of(organisation)}:
            self.take([row for row in rows
                       if part in self.parts_of(row[2]["organisation"] if row[2] else None)], [part])

    def parts_of(self, organisation):
        """What an organisation's sessions are part of."""
        if organisation not in self.parts:
            joined = self.project.organisations.get(organisation)
            self.parts[organisation] = [()] + [
                ((kind, one),) for kind, one in (
                    ("organisation", organisation), ("group", stated(joined["group"]) if joined else None)) if one]
        return self.parts[organisation]

    def take(self, rows, parts):
        """Adds one person's sessions to some parts: what is rounded together is of one person."""
        at, so_far, together = 0, Sum(), {}
        for day in self.days:
            while at < len(rows) and rows[at][1].date <= day:
                _, entry, _, minutes, _ = rows[at]
                so_far.logged += entry.minutes
                so_far.signed += entry.minutes if entry.signed else 0
                so_far.certified += minutes
                terms = self.project.terms_on(entry.date)
                if terms.number is not None:
                    which = terms.number, entry.date[:terms.digits] if terms.digits else None
                    together[which] = together.get(which, 0) + minutes
                at += 1
            so_far.counted = {}
            for (number, period), minutes in together.items():
                counts = minutes if period is None else minutes // 60 * 60
                so_far.counted[number] = so_far.counted.get(number, 0) + counts
            for part in parts:
                if (day, part) not in self.sums:
                    self.sums[day, part] = Sum()
                self.sums[day, part].add(so_far)


def table(bundle, name):
    """The rows of a table, one after the other, as they stand in the file."""
    with bundle.open("views/%s.csv" % name) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        yield from itertools.islice(csv.reader(text, delimiter=";"), 1, None)


def unquoted(row):
    """Cells without the sign that keeps a spreadsheet from taking them for formulas."""
    return [c[1:] if c[:1] == "'" and c[1:2] in tuple("=+-@\t\r") else c for c in row]


class Claims:
    """The claims for payment: each is what its months and those before it had come to where it was built last, less
    what the months before it had come to where the claim before it was."""

    def __init__(self, commits):
        self.built, self.now, self.before = {}, {}, {}
        for known, commit in enumerate(commits, 1):
            for event in commit["events"]:
                if event["name"] == "claim-built":
                    body = loads(event["body"])
                    self.built[body["number"]] = (body["claim"], body["months"], known)

    def through(self, number):
        return {month for n, (_, months, _) in self.built.items() if n <= number for month in months}

    def after(self, project, commits):
        for number, (_, months, known) in self.built.items():
            if known == commits:
                self.now[number] = project.claimed(self.through(number))
                if number + 1 in self.built:
                    self.before[number + 1] = project.claimed(
                        self.through(number + 1) - set(self.built[number + 1][1]))

    def figures(self):
        """Every figure of every claim by (figure, claim, line): what is known, until when, and what it is."""
        figures = {}
        for number, (claim, _, known) in self.built.items():
            lines, grant = self.now[number]
            earlier, granted = self.before.get(number, ({}, Fraction(0)))
            months = self.through(number)
            brings = {key: lines.get(key, 0) - earlier.get(key, 0) for key in set(lines) | set(earlier)}
            all_of = lambda own: sum((v for key, v in brings.items() if cofinances(key) == own), Fraction(0))
            said = {("claims.line", claim, "-".join(key).lower()): kronor for key, kronor in brings.items()}
            said["claims.paid-costs", claim, None] = all_of(False)
            said["claims.cofinancing", claim, None] = all_of(True)
            said["claims.grant", claim, None] = grant - granted
            for which, kronor in said.items():
                figures[which] = (known, last_day(max(months)) if months else None, ore(kronor))
        return figures


class Recompute:
    """Compares all that a bundle claims with what its events give."""

    def __init__(self, bundle):
        self.bundle, self.findings = bundle, []

    def found(self, file, where, what):
        self.findings.append((file, where, what))

    def events(self, at_end_of=None, having=None):
        """The commits; where a word is wanted in them, the others without their events."""
        with self.bundle.open("log/commits.jsonl") as lines:
            for line in lines:
                if having is not None and having.encode() not in line:
                    yield {"events": []}
                    continue
                commit = PLAIN(line.decode("utf-8"))
                if at_end_of is not None and commit["at"] >= at_end_of:
                    return
                yield commit

    def run(self):
        gc.disable()  # nothing here refers back to itself: looking for what does takes long and finds nothing
        try:
            self.compare()
        except Exception as e:  # whatever a forger made of it, it is a finding
            self.found("log/commits.jsonl", "", "cannot be recomputed: %s" % (str(e) or type(e).__name__))
        finally:
            gc.enable()
        return self.findings

    def compare(self):
        with self.bundle.open("manifest.json") as file:
            day = json.loads(file.read().decode("utf-8"))["day"]
        claims, of_claims = {}, []
        with self.bundle.open("figures.jsonl") as lines:
            for line in lines:
                one = json.loads(line.decode("utf-8"))
                if "claim" in one["of"]:
                    of_claims.append(one)
                else:
                    claims.setdefault(one["known"], {}).setdefault(one["happened"], []).append(one)
        built = Claims(self.events(having="claim-built"))
        project, commits = Project(), 0
        for commit in self.events():
            for event in commit["events"]:
                project.take(event["name"], event["revision"], event["body"])
            commits += 1
            built.after(project, commits)
            here = claims.pop(commits, {})
            if here:
                hours = Hours(project, here)
                for who, person in project.persons().items():
                    hours.person(project.counted_of(who, person, hours.days[-1]))
                for happened, figures in here.items():
                    self.figures(project, happened, figures, hours)
        for known in claims:
            self.found("figures.jsonl", "", "claims what was known after %s commits; there are none such" % known)
        self.claims(built.figures(), of_claims)
        with self.bundle.open("rules/rule-sets.jsonl") as file:
            if file.read().decode("utf-8").splitlines() != project.rule_bodies:
                self.found("rules/rule-sets.jsonl", "", "are not the rules that were decided")
        for name, rows in project.views(day):
            self.view(name, rows)

    def view(self, name, rows):
        """Compares a table row by row: however long, no more than two are held. Goes through all that the events give."""
        odd = None
        for shown, given in itertools.zip_longest(table(self.bundle, name), rows):
            if odd is None and shown != given and (shown is None or unquoted(shown) != given):
                odd = given if shown is None else shown
        if odd is not None:
            self.found("views/%s.csv" % name, ";".join(odd), "is the first row that is not what the events give")

    def figures(self, project, happened, figures, hours):
        for one in figures:
            value = project.figure(one["figure"], one["of"], happened, hours.of(happened, one["of"]))
            if value != one["value"]:
                self.found("figures.jsonl", "%s %s %s" % (one["figure"], one["of"] or "", happened),
                           "says %s; the events give %s" % (one["value"], value))

    def claims(self, given, said):
        """Nothing of a claim may be missing either."""
        for one in said:
            which = (one["figure"], one["of"]["claim"], one["of"].get("line"))
            gives = given.pop(which, (None, None, UNSEEN))
            if gives[2] != one["value"] or gives[0] != one["known"] or gives[1] not in (None, one["happened"]):
                self.found("figures.jsonl", "%s %s" % (one["figure"], one["of"]),
                           "says %s; the events give %s" % (one["value"], gives[2]))
        for which, gives in given.items():
            self.found("figures.jsonl", " ".join(filter(None, which)), "is missing; the events give %s" % gives[2])

    def ask(self, of, happened, known):
        project = Project()
        for commit in self.events(end_of_swedish_day(known) if known else None):
            for event in commit["events"]:
                project.take(event["name"], event["revision"], event["body"])
        summed = Hours(project, [happened])
        for who, person in project.persons().items():
            summed.person(project.counted_of(who, person, happened))
        hours = summed.of(happened, of)
        for figure in ("hours.logged", "hours.signed", "hours.certified"):
            minutes = int(project.figure(figure, of, happened, hours))
            print("%-16s %d h %02d min" % (figure, minutes // 60, minutes % 60))
        print("%-16s %s" % ("cofinancing", project.figure("cofinancing.earned", of, happened, hours)))


def main():
    import verify
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--happened", metavar="DAY")
    parser.add_argument("--known", metavar="DAY")
    parser.add_argument("--group")
    parser.add_argument("--organisation", metavar="ID")
    asked = parser.parse_args()
    recompute = Recompute(verify.Folder(os.path.dirname(os.path.abspath(__file__))))
    if asked.happened or asked.known or asked.group or asked.organisation:
        of = {k: v for k, v in (("group", asked.group), ("organisation", asked.organisation)) if v}
        recompute.ask(of, asked.happened or LAST, asked.known)
        return 0
    findings = recompute.run()
    for file, where, what in findings:
        print("ÄNDRAT / CHANGED: %s%s: %s" % (file, " (%s)" % where if where else "", what))
    if not findings:
        print("STÄMMER / RIGHT: every figure and table follows from the events")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main())
