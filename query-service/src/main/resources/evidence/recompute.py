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
import csv
import datetime
import io
import json
import os
import sys
from decimal import Decimal
from fractions import Fraction

LAST = "9999-12-31"
UNSEEN = "no such figure can be recomputed"


def loads(text):
    """JSON with exact decimals."""
    return json.loads(text, parse_float=Decimal)


def stated(value):
    return None if value is None else value.get("value")


def ore(value):
    """Rounded half up to öre, as text with two decimals."""
    value = Fraction(value) * 100
    sign = -1 if value < 0 else 1
    whole = (abs(value) * 2 + 1) // 2 * sign
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


class Person:
    def __init__(self):
        self.employments, self.ended, self.breaks, self.entries = [], {}, [], []

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
        person.employments = sorted(other.employments + self.employments, key=lambda e: e["from"])
        for organisation in {e["organisation"] for e in person.employments}:
            if not self.goes_on(organisation) and not other.goes_on(organisation):
                person.ended[organisation] = max(
                    p.ended[organisation] for p in (self, other) if organisation in p.ended)
            both = ((max(a[0], b[0]), min(a[1], b[1]))
                    for a in self.apart_from(organisation) for b in other.apart_from(organisation))
            person.breaks += [(organisation, *one) for one in both if one[0] and one[1] != NEVER]
        theirs = {entry["session"]: entry for entry in other.entries}
        for mine in self.entries:
            same = theirs.pop(mine["session"], mine)
            entry = dict(same if progress(same) > progress(mine) else mine)
            entry["disputed"] = mine["disputed"] or same["disputed"]
            person.entries.append(entry)
        person.entries += theirs.values()
        return person

    def left_by(self, day):
        return bool(self.employments) and all(
            self.ended.get(e["organisation"]) is not None and self.ended[e["organisation"]] < day
            for e in self.employments)


def progress(entry):
    """How far a session has come: attended before not, then signed, then certified."""
    return (entry["presence"] in ("PRESENT", "PART"), entry["signed"] is not None, entry["certified"] is not None)


def cofinances(line):
    """Whether a claim's line co-finances: otherwise it costs."""
    return line[0] in ("hours", "cash")


class Project:
    """What the events say, one after the other."""

    def __init__(self):
        self.plan, self.rules, self.settled, self.rule_bodies = None, [], {}, []
        self.organisations, self.workplaces, self.people = {}, {}, {}
        self.costs, self.times, self.budgets, self.goals, self.cash = {}, {}, [], {}, {}
        self.surveys, self.observations, self.known_rules, self.known_staff, self.merged = {}, {}, {}, {}, {}

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
        return self.people.setdefault(one, Person())

    def take(self, name, revision, body):
        e = loads(body)
        self.known_rules, self.known_staff = {}, {}
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
        elif name == "records-merged":
            self.merged[e["person"]] = e["into"]
        elif name == "records-parted":
            self.merged.pop(e["person"], None)
        elif name in ("dialogue-session-logged", "dialogue-session-corrected", "attendee-identified"):
            self.attended(("WORKPLACE_DIALOGUE", e["session"]), e["held"], e, name)
        elif name in ("training-session-held", "training-session-corrected"):
            self.attended(("PREPARAND_TRAINING", e["session"]), e, e, name)
        elif name == "hours-signed":
            for item in e["items"]:
                person = item["person"] if revision > 1 else e["person"]
                self.mark(person, item, signed=e["kind"], disputed=False)
        elif name == "hours-certified":
            for item in e["items"]:
                self.mark(item["person"], item, certified=e["kind"])
        elif name == "hours-disputed":
            for entry in self.person(e["person"]).entries:
                if entry["session"] == (e["session"]["kind"], e["session"]["id"]):
                    entry["disputed"] = True
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
        attendances = held["attendances"]
        if name == "attendee-identified":
            touched = [event["person"]] if event.get("person") else []
        else:
            touched = [a["person"] for a in attendances] + list(event.get("removed") or ())
        begin = begins(held["date"], held["start"])
        for who in dict.fromkeys(touched):
            person, mine = self.person(who), [a for a in attendances if a["person"] == who]
            now = None
            if mine:
                now = {"session": session, "workplace": held.get("workplace"), "date": held["date"],
                       "start": held["start"], "begins": begin, "ends": begin + held["minutes"], "presence": mine[0]["presence"],
                       "minutes": mine[0]["minutes"], "leader": who in (held.get("leaders") or ()),
                       "signed": None, "certified": None, "disputed": False}
            entries, known = [], False
            for before in person.entries:
                if before["session"] != session:
                    entries.append(before)
                elif now is not None:
                    if all(before[f] == now[f] for f in ("date", "start", "presence", "minutes")):
                        now.update({f: before[f] for f in ("signed", "certified", "disputed")})
                    entries.append(now)
                    known = True
            if now is not None and not known:
                entries.append(now)
            person.entries = entries

    def mark(self, person, item, **what):
        for entry in self.person(person).entries:
            if (entry["session"] == (item["session"]["kind"], item["session"]["id"])
                    and entry["minutes"] == item["minutes"]):
                entry.update(what)

    # --- what counts ------------------------------------------------------------------------

    def rules_on(self, day):
        if day not in self.known_rules:
            valid = [one for one in self.rules if one["validFrom"] <= day]
            self.known_rules[day] = valid[-1] if valid else None
        return self.known_rules[day]

    def counted(self, until):
        """Every attended session until a day, as (person, entry, place, counted minutes, left out)."""
        for who, person in self.persons().items():
            so_far = 0
            attended = [e for e in person.entries if e["presence"] in ("PRESENT", "PART")]
            for entry in sorted(attended, key=lambda one: (one["date"], one["start"])):
                place = person.employment_on(entry["date"], entry["workplace"])
                rules = self.rules_on(entry["date"])
                barred = self.barred(person, entry, place, rules)
                above, dialogue = 0, entry["session"][0] == "WORKPLACE_DIALOGUE"
                if barred is None and dialogue:
                    above = self.above(entry, so_far, rules)
                    so_far += entry["minutes"] - above
                if entry["date"] > until:
                    continue
                within, left_out = entry["minutes"] - above, []
                if barred is not None:
                    within, left_out = 0, [(barred, entry["minutes"])]
                else:
                    why = self.unproven(entry, rules)
                    if why is not None and within > 0:
                        left_out.append((why, within))
                    within = within if why is None else 0
                    if above > 0:
                        left_out.append(("ABOVE_PLAN", above))
                yield who, entry, place, within, left_out

    def barred(self, person, entry, place, rules):
        period, day = self.plan["period"], entry["date"]
        if not period["from"] <= day <= period["to"]:
            return "OUTSIDE_PERIOD"
        if place is None:
            return "NOT_EMPLOYED"
        joined = self.organisations.get(place["organisation"])
        if joined is None or day < joined["joined"]:
            return "ORGANISATION_NOT_JOINED"
        for other in person.entries:
            if other["session"] == entry["session"]:
                break
            if (entry["begins"] < other["ends"] and other["begins"] < entry["ends"]
                    and other["presence"] in ("PRESENT", "PART")):
                return "IN_TWO_SESSIONS"
        cofinancing = stated(self.funding(rules).get("cofinancingActivities"))
        if cofinancing is not None and entry["session"][0] not in cofinancing:
            return "ACTIVITY_NOT_COFINANCING"
        if entry["leader"] and rules is not None and stated(rules["leadersCount"]) is False:
            return "LEADER"
        return None

    @staticmethod
    def above(entry, so_far, rules):
        planned = stated(rules["dialogueMinutesPerEmployee"]) if rules else None
        if planned is None or stated(rules["countDialogueAbove"]) is not False:
            return 0
        return max(0, min(entry["minutes"], so_far + entry["minutes"] - planned))

    @staticmethod
    def unproven(entry, rules):
        signatures = stated(rules["validSignatures"]) if rules else None
        certificates = stated(rules["validCertificates"]) if rules else None
        if entry["disputed"]:
            return "DISPUTED"
        if entry["signed"] is None:
            return "UNSIGNED"
        if signatures is not None and entry["signed"] not in signatures:
            return "SIGNATURE_NOT_VALID"
        if entry["certified"] is None:
            return "UNCERTIFIED"
        if certificates is not None and entry["certified"] not in certificates:
            return "CERTIFICATE_NOT_VALID"
        return None

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

    def cofinancing(self, rows):
        buckets = {}
        for who, entry, _, minutes, _ in rows:
            rules = self.rules_on(entry["date"])
            if rules is None:
                continue
            rounding = stated(rules["rounding"]) or "MINUTES"
            period = {"MINUTES": (), "WHOLE_HOURS_PER_DAY": (who, entry["date"]),
                      "WHOLE_HOURS_PER_MONTH": (who, entry["date"][:7])}[rounding]
            sums = buckets.setdefault(id(rules), (rules, rounding, {}))[2]
            sums[period] = sums.get(period, 0) + minutes
        total = Fraction(0)
        for rules, rounding, sums in buckets.values():
            value = self.hour_value(rules)
            if value is not None:
                minutes = sum(m if rounding == "MINUTES" else m // 60 * 60 for m in sums.values())
                total += Fraction(ore(Fraction(value[0]) * minutes / Fraction(value[1])))
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
        for row, kronor in self.valued([r for r in self.counted(last) if r[1]["date"][:7] in months]):
            add(("hours", self.sector(row[2]["organisation"] if row[2] else None)), kronor)
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
        """Each person's part in a session as (row, kronor): what the rounded sum so far grew by it."""
        rows = sorted((r for r in rows if r[3] > 0),
                      key=lambda r: (r[1]["date"], clock(r[1]["start"]), r[1]["session"][1], r[0]))
        rooms = {}
        bucket = lambda r, rounding: (r[0], r[1]["date"][:10 if rounding == "WHOLE_HOURS_PER_DAY" else 7])
        rounding_of = lambda r: stated((self.rules_on(r[1]["date"]) or {}).get("rounding")) or "MINUTES"
        for row in rows:
            if rounding_of(row) != "MINUTES":
                rooms[bucket(row, rounding_of(row))] = rooms.get(bucket(row, rounding_of(row)), 0) + row[3]
        rooms = {which: minutes // 60 * 60 for which, minutes in rooms.items()}
        sums = {}
        for row in rows:
            rules, minutes = self.rules_on(row[1]["date"]), row[3]
            if rules is None:
                continue
            if rounding_of(row) != "MINUTES":
                which = bucket(row, rounding_of(row))
                minutes = min(minutes, rooms[which])
                rooms[which] -= minutes
            so_far, was = sums.get(id(rules), (0, Fraction(0)))
            value, so_far = self.hour_value(rules), so_far + minutes
            now = Fraction(ore(Fraction(value[0]) * so_far / Fraction(value[1]))) if value else was
            sums[id(rules)] = (so_far, now)
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

    def standing(self, goal, day):
        how, last = self.goals.get(goal, [None, []])[0], self.latest(goal, day)
        if how is None:
            return "NOT_OPERATIONALISED"
        if last is None:
            return "MISSED" if day > how["by"] else "NOT_MEASURED"
        if last["answers"] < 5:
            return "TOO_FEW_ANSWERS"
        target, value, baseline = stated(how["target"]), stated(last["value"]), stated(how["baseline"])
        if target is not None and value is not None:
            downwards = baseline is not None and baseline > target
            if value <= target if downwards else value >= target:
                return "REACHED"
        return "MISSED" if day > how["by"] else "ON_ITS_WAY"

    def statuses(self, day):
        numbers = {"registered": 0, "started": 0, "left": 0}
        for person in self.persons().values():
            if not any(e["from"] <= day for e in person.employments):
                continue
            began = any(e["presence"] in ("PRESENT", "PART") and e["date"] <= day for e in person.entries)
            numbers["left" if person.left_by(day) else "started" if began else "registered"] += 1
        return numbers

    # --- figures ----------------------------------------------------------------------------

    def in_group(self, place, group):
        joined = self.organisations.get(place["organisation"]) if place else None
        return joined is not None and stated(joined["group"]) == group

    def rows_of(self, rows, of):
        if "organisation" in of:
            return [r for r in rows if r[2] and r[2]["organisation"] == of["organisation"]]
        return [r for r in rows if self.in_group(r[2], of["group"])] if "group" in of else rows

    def figure(self, figure, of, until, rows):
        kind, _, what = figure.partition(".")
        if kind == "hours":
            rows = self.rows_of(rows, of)
            return str(sum({"logged": r[1]["minutes"], "certified": r[3],
                            "signed": r[1]["minutes"] if r[1]["signed"] else 0}[what] for r in rows))
        if figure == "cofinancing.earned":
            return ore(self.cofinancing(self.rows_of(rows, of)))
        if figure == "cofinancing.cash":
            return ore(sum(Fraction(one["amount"]) for one in self.cash_counted(until)))
        if figure == "budget.used":
            subs = [of["subBudget"]] if "subBudget" in of else self.SUB_BUDGETS
            return ore(sum(self.used_in(sub, until) for sub in subs))
        if figure == "goals.standing":
            return self.standing(of["goal"], until)
        if kind == "people":
            return str(self.statuses(until)[what])
        return UNSEEN

    def views(self, until):
        """The tables that the bundle holds, by their file."""
        rows = list(self.counted(until))
        hours = [[who, e["session"][0], e["session"][1], e["date"], clock(e["start"]),
                  place["organisation"] if place else "", place["workplace"] if place else "",
                  str(e["minutes"]), e["signed"] or "", e["certified"] or "", str(minutes),
                  " ".join("%s:%d" % one for one in left_out)]
                 for who, e, place, minutes, left_out in rows]
        organisations, budget, goals = [], [], []
        for key in sorted(self.organisations):
            joined, mine = self.organisations[key], self.rows_of(rows, {"organisation": key})
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
            last = self.latest(goal["id"], until)
            value = stated(last["value"]) if last else None
            goals.append([goal["id"], self.standing(goal["id"], until), last["on"] if last else "",
                          "" if value is None else format(Decimal(value), "f")])
        workplaces = [[key, self.workplaces[key]["name"], self.workplaces[key]["organisation"]]
                      for key in sorted(self.workplaces)]
        observations = [[str(number), kind, said, " ".join(answers)]
                        for number, (kind, said, answers) in sorted(self.observations.items())]
        surveys = []
        for number, (planned, answered) in sorted(self.surveys.items()):
            for kind in ("BEFORE", "AFTER"):
                for one in [a for a in answered if a["round"] == kind and a["on"] <= until][-1:]:
                    surveys += [[str(number), kind, one["on"], str(one["asked"]), str(i + 1), q["words"],
                                 " ".join(str(n) for n in one["answers"][i]["counts"])]
                                for i, q in enumerate(planned["questions"])]
        return {"hours": hours, "organisations": organisations, "budget": budget, "goals": goals,
                "workplaces": workplaces, "observations": observations, "surveys": surveys}


def table(bundle, name):
    with bundle.open("views/%s.csv" % name) as file:
        text = file.read().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
    return [[c[1:] if c[:1] == "'" and c[1:2] in tuple("=+-@\t\r") else c for c in row] for row in rows]


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
                commit = json.loads(line.decode("utf-8"))
                if at_end_of is not None and commit["at"] >= at_end_of:
                    return
                yield commit

    def run(self):
        try:
            self.compare()
        except Exception as e:  # whatever a forger made of it, it is a finding
            self.found("log/commits.jsonl", "", "cannot be recomputed: %s" % (str(e) or type(e).__name__))
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
            rows = list(project.counted(LAST)) if here else []
            for happened, figures in here.items():
                self.figures(project, happened, figures, [r for r in rows if r[1]["date"] <= happened])
        for known in claims:
            self.found("figures.jsonl", "", "claims what was known after %s commits; there are none such" % known)
        self.claims(built.figures(), of_claims)
        with self.bundle.open("rules/rule-sets.jsonl") as file:
            if file.read().decode("utf-8").splitlines() != project.rule_bodies:
                self.found("rules/rule-sets.jsonl", "", "are not the rules that were decided")
        for name, rows in project.views(day).items():
            shown = table(self.bundle, name)
            order = sorted if name == "hours" else list
            if order(shown) != order(rows):
                there, given = set(map(tuple, shown)), set(map(tuple, rows))
                odd = sorted(there ^ given)[:1]
                self.found("views/%s.csv" % name, ";".join(odd[0]) if odd else "",
                           "is not what the events give")

    def figures(self, project, happened, figures, rows):
        parts = {}
        for one in figures:
            part = tuple(one["of"].items())
            if part not in parts:
                parts[part] = project.rows_of(rows, one["of"])
            value = project.figure(one["figure"], one["of"], happened, parts[part])
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
        rows = list(project.counted(happened))
        for figure in ("hours.logged", "hours.signed", "hours.certified"):
            minutes = int(project.figure(figure, of, happened, rows))
            print("%-16s %d h %02d min" % (figure, minutes // 60, minutes % 60))
        print("%-16s %s" % ("cofinancing", project.figure("cofinancing.earned", of, happened, rows)))


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
