package se.delaktig.access.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.event.ExportTaken;
import se.delaktig.access.event.Opened;
import se.delaktig.access.event.PersonalDetailsRead;
import se.delaktig.access.event.ReadingEvent;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.log.ReadLog;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * What the running request has opened of personal details, and for whom. It is gathered while the
 * page is made and noted in the read log once, before the answer goes out: a page whose reading
 * cannot be noted is not shown.
 */
@Component
public class Readings {
  private static final String OF_REQUEST = Readings.class.getName();

  private final ReadLog log;

  Readings(ReadLog log) {
    this.log = log;
  }

  private record Reader(ActorId actor, Role role) {}

  /** A reader's reading in one project. */
  private record Reading(String ledger, Reader reader) {}

  private static final class Read {
    private final Map<PersonId, Set<DetailField>> persons = new LinkedHashMap<>();
    private boolean text;
  }

  private static final class OfRequest {
    /** Who reads in each project, by the right that was asked for last. */
    private final Map<String, Reader> readers = new LinkedHashMap<>();

    private final Map<Reading, Read> opened = new LinkedHashMap<>();
  }

  /**
   * Says in which right the request goes on.
   *
   * @param ledger the project's id, or {@code office}
   */
  public void by(String ledger, ActorId actor, Role role) {
    OfRequest here = here();
    if (here != null) {
      here.readers.put(ledger, new Reader(actor, role));
    }
  }

  /** Who reads in a project; absent where no right has been asked for. */
  @Nullable ActorId reader(ProjectId project) {
    OfRequest here = here();
    Reader reader = here == null ? null : here.readers.get(project.value());
    return reader == null ? null : reader.actor();
  }

  /**
   * Takes down that these people's details have been opened.
   *
   * @throws IllegalStateException outside a request, and where no right has been asked for: nobody
   *     reads without being somebody
   */
  void opened(ProjectId project, Collection<PersonId> people, DetailField... fields) {
    if (people.isEmpty()) {
      return;
    }
    Map<PersonId, Set<DetailField>> read = reading(project).persons;
    for (PersonId person : people) {
      read.computeIfAbsent(person, none -> EnumSet.noneOf(DetailField.class))
          .addAll(List.of(fields));
    }
  }

  /** Takes down that a free text has been opened. */
  void openedText(ProjectId project) {
    reading(project).text = true;
  }

  private static Read reading(ProjectId project) {
    OfRequest here = here();
    Reader reader = here == null ? null : here.readers.get(project.value());
    if (here == null || reader == null) {
      throw new IllegalStateException("personal details are read by somebody with a right to it");
    }
    return here.opened.computeIfAbsent(new Reading(project.value(), reader), none -> new Read());
  }

  private static @Nullable OfRequest here() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return null;
    }
    if (request.getAttribute(OF_REQUEST, RequestAttributes.SCOPE_REQUEST)
        instanceof OfRequest one) {
      return one;
    }
    OfRequest begun = new OfRequest();
    request.setAttribute(OF_REQUEST, begun, RequestAttributes.SCOPE_REQUEST);
    return begun;
  }

  /** Notes what the request has opened since it was last noted. */
  public void notePage(String page, String word) {
    OfRequest here = here();
    if (here != null) {
      drained(here)
          .forEach((reading, read) ->
              note(reading, new PersonalDetailsRead(page, word, together(read))));
    }
  }

  /**
   * Notes that the request sends a file, with what it has opened for it.
   *
   * @param digest SHA-256 of the file as hex digits, where it is known
   */
  public void noteExport(String page, String word, @Nullable String digest) {
    OfRequest here = here();
    if (here == null) {
      return;
    }
    Map<Reading, Read> all = drained(here);
    if (all.isEmpty()) {
      here.readers.forEach((ledger, reader) -> all.put(new Reading(ledger, reader), new Read()));
    }
    all.forEach(
        (reading, read) -> note(reading, new ExportTaken(page, word, digest, together(read))));
  }

  private void note(Reading reading, ReadingEvent event) {
    log.note(reading.ledger(), reading.reader().actor(), reading.reader().role(), event);
  }

  /** Taken out before it is noted: should that fail, the page is not shown. */
  private static Map<Reading, Read> drained(OfRequest here) {
    Map<Reading, Read> all = new LinkedHashMap<>(here.opened);
    here.opened.clear();
    return all;
  }

  /** People of whom the same was opened stand together. */
  private static List<Opened> together(Read read) {
    Map<Set<DetailField>, List<PersonId>> byFields = new LinkedHashMap<>();
    read.persons.forEach((person, fields) ->
        byFields.computeIfAbsent(fields, none -> new ArrayList<>()).add(person));
    List<Opened> all = new ArrayList<>();
    byFields.forEach((fields, people) -> all.add(new Opened(List.copyOf(fields), people)));
    if (read.text) {
      all.add(new Opened(List.of(DetailField.FREE_TEXT), List.of()));
    }
    return all;
  }

  /**
   * Notes that somebody was refused.
   *
   * @param ledger a project that there is, or {@code office}
   */
  public void noteRefusal(String ledger, ActorId actor, String page) {
    log.note(ledger, actor, null, new AccessRefused(page));
  }
}
