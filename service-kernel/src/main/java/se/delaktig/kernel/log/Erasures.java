package se.delaktig.kernel.log;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.TextsErased;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * Erases from a register whom the log says is erased, before anybody can ask it. A register that
 * was restored from an older copy knows the log only up to when the copy was taken, and so is
 * searched from there; any other has nothing to search. So it is with scanned files: whom they
 * name, and which were thrown away.
 */
final class Erasures {
  private static final int PAGE = 500;
  private static final Set<String> ERASING =
      Set.of(
          EventVocabulary.stored(PersonErased.class).value(),
          EventVocabulary.stored(TextsErased.class).value(),
          EventVocabulary.stored(AttendanceReportsScanned.class).value(),
          EventVocabulary.stored(ScanDiscarded.class).value());

  private Erasures() {}

  static PersonRegister applied(PersonRegister register, CommitLog log, EventVocabulary words) {
    long known = Math.min(register.erasuresKnownUntil(), log.head());
    long from = known;
    List<Commit> page = log.readFrom(from, PAGE);
    while (!page.isEmpty()) {
      for (Commit commit : page) {
        for (StoredEvent event : commit.events()) {
          if (ERASING.contains(event.name())) {
            erase(
                register,
                new ProjectId(commit.header().ledger()),
                words.read(event.name(), event.revision(), event.body()));
          }
        }
      }
      from = page.getLast().nextPosition();
      page = log.readFrom(from, PAGE);
    }
    if (from != register.erasuresKnownUntil()) {
      register.erasuresKnownUntil(from);
    }
    return register;
  }

  private static void erase(PersonRegister register, ProjectId project, Object event) {
    if (event instanceof PersonErased erased) {
      register.erase(project, erased.person());
    } else if (event instanceof TextsErased erased) {
      register.eraseTexts(project, erased.textIds());
    } else if (event instanceof AttendanceReportsScanned scanned) {
      names(register, project, scanned);
    } else if (event instanceof ScanDiscarded discarded) {
      register.eraseFile(project, discarded.file().value());
    }
  }

  /** The copy may be from before a page was somebody's; what it names by then it still names. */
  private static void names(
      PersonRegister register, ProjectId project, AttendanceReportsScanned scanned) {
    String file = scanned.file().value();
    Set<PersonId> named = new HashSet<>();
    if (scanned.pages() > 1) {
      named.addAll(register.files().named(project, file));
    }
    scanned.sheets().forEach(sheet -> named.add(sheet.person()));
    // whoever is erased is so by what the log says later
    register.files().naming(project, file, named);
  }
}
