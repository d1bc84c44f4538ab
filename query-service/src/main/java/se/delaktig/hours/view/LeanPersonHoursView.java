package se.delaktig.hours.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours.Certified;
import se.delaktig.hours.view.PersonHours.Disputed;
import se.delaktig.hours.view.PersonHours.Entry;
import se.delaktig.hours.view.PersonHours.Signed;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/**
 * Everyone's part in the project as {@link PersonHoursView} folds it, lean enough that a ledger of
 * a million events can be held in memory at once. What many say alike is held once, and of a
 * signature, a certificate and an objection only what is counted: of what kind they are, not when
 * and where in the log they were made. One for each ledger that is folded, and not for storing.
 */
public final class LeanPersonHoursView implements View<PersonHours> {
  private static final Instant ANY_TIME = Instant.EPOCH;
  private static final long ANYWHERE = -1;

  private final PersonHoursView folds = new PersonHoursView();

  /** Of values that many people and sessions have alike, the one that is held. */
  private final Map<Object, Object> held = new HashMap<>();

  /** The session held last: those who attend one come to it in the same event. */
  private @Nullable SessionRef session;

  @Override
  public String name() {
    return folds.name();
  }

  @Override
  public int version() {
    return folds.version();
  }

  @Override
  public Class<PersonHours> stateType() {
    return folds.stateType();
  }

  @Override
  public Set<String> touched(RecordedEvent event) {
    return folds.touched(event);
  }

  @Override
  public PersonHours empty(String id) {
    return folds.empty(id);
  }

  @Override
  public PersonHours after(PersonHours state, RecordedEvent event) {
    PersonHours next = folds.after(state, event);
    return next == state ? state : lean(next, state);
  }

  private PersonHours lean(PersonHours next, PersonHours before) {
    return new PersonHours(
        next.person(),
        next.sex(),
        next.ageGroup(),
        next.employments() == before.employments()
            ? next.employments()
            : next.employments().stream().map(this::one).toList(),
        next.ended(),
        next.breaks(),
        next.entries() == before.entries()
            ? next.entries()
            : entries(next.entries(), before.entries()),
        next.preparand(),
        next.completed());
  }

  /** Those that have stayed are lean already. */
  private List<Entry> entries(List<Entry> next, List<Entry> before) {
    List<Entry> lean = new ArrayList<>(next.size());
    for (int i = 0; i < next.size(); i++) {
      Entry entry = next.get(i);
      lean.add(i < before.size() && before.get(i) == entry ? entry : lean(entry));
    }
    return List.copyOf(lean);
  }

  private Entry lean(Entry entry) {
    return new Entry(
        session(entry.session()),
        oneOrNone(entry.workplace()),
        one(entry.date()),
        one(entry.start()),
        entry.sessionMinutes(),
        entry.presence(),
        entry.minutes(),
        entry.leader(),
        one(entry.loggedBy()),
        lean(entry.signed()),
        lean(entry.certified()),
        lean(entry.disputed()));
  }

  private @Nullable Signed lean(@Nullable Signed signed) {
    return signed == null ? null : one(new Signed(signed.kind(), ANY_TIME, ANYWHERE));
  }

  private @Nullable Certified lean(@Nullable Certified certified) {
    return certified == null
        ? null
        : one(new Certified(certified.by(), certified.kind(), ANY_TIME, ANYWHERE));
  }

  private @Nullable Disputed lean(@Nullable Disputed disputed) {
    return disputed == null ? null : one(new Disputed(disputed.by(), disputed.reason(), ANY_TIME));
  }

  private SessionRef session(SessionRef ref) {
    SessionRef last = session;
    if (last != null && ref.equals(last)) {
      return last;
    }
    session = ref;
    return ref;
  }

  private <T> @Nullable T oneOrNone(@Nullable T value) {
    return value == null ? null : one(value);
  }

  @SuppressWarnings("unchecked") // equal records are of one class
  private <T> T one(T value) {
    Object there = held.putIfAbsent(value, value);
    return there == null ? value : (T) there;
  }
}
