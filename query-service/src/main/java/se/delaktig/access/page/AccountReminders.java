package se.delaktig.access.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.Contacts.Contact;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/**
 * Reminds those who have an account of what their start page asks of them, in all their projects by
 * one mail. What is theirs to see is decided at that moment, as if they opened the page.
 */
@Component
class AccountReminders implements Reminding {
  private static final Logger LOG = LoggerFactory.getLogger(AccountReminders.class);

  private final Gate gate;
  private final ObjectProvider<StartPart> parts;
  private final ReminderOutbox outboxes;
  private final Words words;

  AccountReminders(
      Gate gate, ObjectProvider<StartPart> parts, ReminderOutbox outboxes, Words words) {
    this.gate = gate;
    this.parts = parts;
    this.outboxes = outboxes;
    this.words = words;
  }

  /** What waits in one project. */
  private record InProject(ProjectLine project, List<Task> tasks) {}

  @Override
  public boolean remind(ReminderWeek week) {
    boolean all = true;
    for (Contact contact : outboxes.contacts().accounts()) {
      Instant confirmed = contact.confirmed();
      if (confirmed != null && confirmed.isBefore(week.since())) {
        all &= reminded(contact, week);
      }
    }
    return all;
  }

  private boolean reminded(Contact contact, ReminderWeek week) {
    try {
      LocaleContextHolder.setLocale(Locale.of(contact.language()));
      remind(contact, week);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Somebody could not be reminded; the next round tries again", e);
      return false;
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private void remind(Contact contact, ReminderWeek week) {
    String account = contact.account();
    String email = contact.email();
    if (account == null || email == null) {
      return;
    }
    List<InProject> waiting = waiting(account);
    if (waiting.isEmpty() || !outboxes.goesOut(waiting.getFirst().project().invented())) {
      return;
    }
    // It is filed in the first project that it tells of, where those who can mend it see it fail.
    ProjectId project = new ProjectId(waiting.getFirst().project().id());
    int things = waiting.stream().mapToInt(one -> one.tasks().size()).sum();
    String id = "reminder-" + week.name() + "-" + contact.id();
    Instant now = Instant.now();
    outboxes
        .outbox()
        .remind(
            project,
            null,
            id,
            Channel.MAIL,
            new Mail(
                email,
                words.say("access.reminder.subject", things),
                text(contact, waiting, things)),
            now);
    String mobile = contact.mobile();
    if (mobile != null && outboxes.outbox().sends(Channel.TEXT_MESSAGE)) {
      outboxes
          .outbox()
          .remind(
              project,
              null,
              id + "-sms",
              Channel.TEXT_MESSAGE,
              new Mail(
                  mobile,
                  words.say("access.reminder.text-message.subject"),
                  words.say("access.reminder.text-message", things, outboxes.at("/start"))),
              now);
    }
  }

  private List<InProject> waiting(String account) {
    try {
      var nobodyNow = SecurityContextHolder.createEmptyContext();
      nobodyNow.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
      SecurityContextHolder.setContext(nobodyNow);
      List<InProject> waiting = new ArrayList<>();
      for (String id : gate.projectsOf(account)) {
        line(id)
            .ifPresent(project -> {
              Visitor visitor =
                  new Visitor(
                      account,
                      "",
                      gate.roles(account, id),
                      gate.rolesOfTheWhole(account, id),
                      true);
              List<Task> tasks =
                  parts
                      .orderedStream()
                      .flatMap(part -> part.tasks(visitor, project).stream())
                      .sorted(Task.byUrgency())
                      .toList();
              if (!tasks.isEmpty()) {
                waiting.add(new InProject(project, tasks));
              }
            });
      }
      return waiting;
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Optional<ProjectLine> line(String id) {
    return gate.programme(id)
        .filter(programme -> programme.plan() != null)
        .map(programme -> line(id, programme));
  }

  private static ProjectLine line(String id, Programme programme) {
    ProjectPlan plan = programme.planned();
    return new ProjectLine(
        id, plan.number(), plan.name(), plan.owner(), plan.invented(), programme.newestRules());
  }

  private String text(Contact contact, List<InProject> waiting, int things) {
    StringBuilder text = new StringBuilder(words.say("access.reminder.hello", things));
    for (InProject one : waiting) {
      text.append("\n\n").append(one.project().name()).append(", ").append(one.project().number());
      for (Task task : one.tasks()) {
        text.append("\n\n- ")
            .append(words.say("access.reminder.task", task.title(), task.when()))
            .append("\n  ")
            .append(outboxes.at(task.href()));
      }
    }
    return text.append("\n\n")
        .append(words.say("access.reminder.why"))
        .append("\n")
        .append(outboxes.choice(contact))
        .append("\n")
        .toString();
  }
}
