package se.delaktig.demo;

import java.time.LocalDate;
import se.delaktig.hours.event.SessionRef;

/** One employee's logged time in one session, and what has been done with it. */
final class Part {
  final SessionRef session;
  final LocalDate date;
  final Workplace workplace;
  final Employee who;
  int minutes;
  boolean signed;
  boolean certified;

  /** Somebody has said that it is wrong. */
  boolean disputed;

  Part(SessionRef session, LocalDate date, Workplace workplace, Employee who, int minutes) {
    this.session = session;
    this.date = date;
    this.workplace = workplace;
    this.who = who;
    this.minutes = minutes;
  }

  /** The part is another one than was signed and certified. */
  void corrected(int now) {
    minutes = now;
    signed = false;
    certified = false;
    disputed = false;
  }
}
