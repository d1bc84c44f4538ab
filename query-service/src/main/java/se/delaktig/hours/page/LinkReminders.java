package se.delaktig.hours.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ReminderOutbox;
import se.delaktig.access.page.ReminderWeek;
import se.delaktig.access.page.Reminding;
import se.delaktig.access.view.Gate;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.Contacts.Contact;
import se.delaktig.personregister.PersonErasedException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.view.Programme;

/**
 * Reminds those who act by a personal link: managers whose staff's hours wait for their
 * certificate, participants who have not signed. The mail repeats the link that they were sent
 * last; one that has run out offers a new one when it is opened. Whoever was never sent one is not
 * known here, and whoever is reminded by an account is not reminded twice.
 */
@Component
class LinkReminders implements Reminding {
  private static final Logger LOG = LoggerFactory.getLogger(LinkReminders.class);

  private final Gate gate;
  private final ViewReader<PersonHours> people;
  private final PersonRegister register;
  private final ReminderOutbox outboxes;
  private final Words words;

  LinkReminders(
      Gate gate,
      Views views,
      PersonHoursView people,
      PersonRegister register,
      ReminderOutbox outboxes,
      Words words) {
    this.gate = gate;
    this.people = views.reader(people);
    this.register = register;
    this.outboxes = outboxes;
    this.words = words;
  }

  /** Somebody whom something waits for, and what their links' paths begin with. */
  private record Asked(PersonId person, LinkLetter letter) {}

  @Override
  public boolean remind(ReminderWeek week) {
    boolean all = true;
    for (String project : gate.projects()) {
      Optional<Programme> programme = gate.programme(project);
      if (programme.isPresent()) {
        all &= remind(new ProjectId(project), programme.get(), week);
      }
    }
    return all;
  }

  private boolean remind(ProjectId project, Programme programme, ReminderWeek week) {
    if (programme.plan() == null || !outboxes.goesOut(programme.planned().invented())) {
      return true;
    }
    Set<PersonId> otherwise = reminded(project, programme);
    boolean all = true;
    for (Asked asked : asked(programme, project)) {
      if (!otherwise.contains(asked.person())) {
        all &= reminded(project, programme, asked, week);
      }
    }
    return all;
  }

  private List<Asked> asked(Programme programme, ProjectId project) {
    List<Waiting> waiting = Waiting.in(programme, people.all(project.value()).states());
    Set<PersonId> certifiers = new TreeSet<>(Comparator.comparing(PersonId::value));
    Set<PersonId> signers = new TreeSet<>(Comparator.comparing(PersonId::value));
    for (Waiting one : waiting) {
      one.certifier().filter(one::isFor).ifPresent(certifiers::add);
      if (one.unsigned()) {
        signers.add(one.counted().person().person());
      }
    }
    // one mail a week: who certifies others' hours is reminded of that
    signers.removeAll(certifiers);
    return Stream.concat(
            certifiers.stream().map(who -> new Asked(who, LinkLetter.CERTIFY)),
            signers.stream().map(who -> new Asked(who, LinkLetter.SIGN)))
        .toList();
  }

  /** The people of the project who are reminded by an account of theirs. */
  private Set<PersonId> reminded(ProjectId project, Programme programme) {
    return outboxes.contacts().accounts().stream()
        .map(Contact::account)
        .flatMap(account ->
            account == null ? Stream.empty() : register.findActor(project, account).stream())
        .flatMap(actor -> programme.grants().personOf(actor).stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private boolean reminded(ProjectId project, Programme programme, Asked asked, ReminderWeek week) {
    try {
      Contact contact = outboxes.contacts().ofPerson(project, asked.person(), "sv");
      if (contact.declined() == null) {
        outboxes
            .outbox()
            .remindOfLink(
                project,
                asked.person(),
                "reminder-" + week.name() + "-" + contact.id(),
                asked.letter().path(),
                asked.letter().subject(words),
                link ->
                    asked
                        .letter()
                        .text(words, programme.planned().number(), link, outboxes.choice(contact)),
                Instant.now());
      }
      return true;
    } catch (PersonErasedException gone) {
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Somebody could not be reminded; the next round tries again", e);
      return false;
    }
  }
}
