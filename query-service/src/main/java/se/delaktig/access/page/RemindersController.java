package se.delaktig.access.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.Contacts.Contact;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.project.event.ProjectId;

/**
 * Where somebody wants to be reminded, said on a page of one's own, and yes or no to it, said from
 * the mail itself. Nothing is said or shown of anybody else here.
 */
@Controller
class RemindersController {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@,;:<>\"()\\[\\]\\p{Cntrl}]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int LONGEST_ADDRESS = 254;
  private static final Pattern MOBILE = Pattern.compile("\\+[1-9]\\d{6,14}");

  private final Gate gate;
  private final ReminderOutbox outboxes;
  private final ProgrammeClock clock;
  private final Words words;

  RemindersController(Gate gate, ReminderOutbox outboxes, ProgrammeClock clock, Words words) {
    this.gate = gate;
    this.outboxes = outboxes;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping("/paminnelser")
  String look(
      @RequestParam(required = false) @Nullable String kvitto, Authentication me, Model model) {
    model.addAttribute(
        "receipt",
        kvitto != null && Set.of("bekrafta", "sparat", "glomt").contains(kvitto)
            ? words.say("access.reminders.receipt." + kvitto)
            : null);
    return page(me, FormErrors.none(), model);
  }

  @PostMapping("/paminnelser")
  String say(
      @RequestParam(defaultValue = "") String epost,
      @RequestParam(defaultValue = "") String mobil,
      Authentication me,
      Locale language,
      HttpServletResponse response,
      Model model) {
    String email = epost.strip();
    String mobile = number(mobil);
    FormErrors errors = FormErrors.none();
    if (email.length() > LONGEST_ADDRESS || !EMAIL.matcher(email).matches()) {
      errors.add("epost", "access.reminders.email.wrong");
    }
    if (!mobile.isEmpty() && !MOBILE.matcher(mobile).matches()) {
      errors.add("mobil", "access.reminders.mobile.wrong");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(me, errors, model);
    }
    Contact contact =
        outboxes
            .contacts()
            .say(
                me.getName(),
                email,
                mobile.isEmpty() ? null : mobile,
                language.getLanguage().equals("en") ? "en" : "sv");
    if (contact.confirmed() != null) {
      return "redirect:/paminnelser?kvitto=sparat";
    }
    ask(contact, me.getName(), email);
    return "redirect:/paminnelser?kvitto=bekrafta";
  }

  /** As it is dialled from abroad: {@code 070-123 45 67} becomes {@code +46701234567}. */
  private static String number(String typed) {
    String digits = typed.replaceAll("[\\s()\u2010-\u2015-]", "");
    if (digits.startsWith("00")) {
      return "+" + digits.substring(2);
    }
    return digits.startsWith("0") ? "+46" + digits.substring(1) : digits;
  }

  /** Whether the address is theirs, only its reader can say; who is asked once for each address. */
  private void ask(Contact contact, String account, String email) {
    String project = gate.projectsOf(account).stream().findFirst().orElse(Gate.OFFICE);
    outboxes
        .outbox()
        .remind(
            new ProjectId(project),
            null,
            "reminder-ask-" + contact.id() + "-" + contact.code().hashCode(),
            Channel.MAIL,
            new Mail(
                email,
                words.say("access.reminder.ask.subject"),
                words.say("access.reminder.ask", outboxes.choice(contact))),
            Instant.now());
  }

  @PostMapping("/paminnelser/glom")
  String forget(Authentication me) {
    outboxes.contacts().forget(me.getName());
    return "redirect:/paminnelser?kvitto=glomt";
  }

  private String page(Authentication me, FormErrors errors, Model model) {
    Optional<Contact> contact = outboxes.contacts().ofAccount(me.getName());
    Outbox outbox = outboxes.outbox();
    model.addAttribute("errors", errors);
    model.addAttribute("email", contact.map(Contact::email).orElse(""));
    model.addAttribute("mobile", contact.map(Contact::mobile).orElse(""));
    model.addAttribute("known", contact.isPresent());
    model.addAttribute(
        "standing",
        words.say("access.reminders.standing." + contact.map(this::standing).orElse("none")));
    model.addAttribute("sendsMail", outbox.sends(Channel.MAIL));
    model.addAttribute(
        "asksMobile",
        outbox.sends(Channel.TEXT_MESSAGE) || contact.map(Contact::mobile).isPresent());
    return "access/reminders";
  }

  private String standing(Contact contact) {
    if (contact.declined() != null) {
      return "declined";
    }
    return contact.confirmed() == null ? "unconfirmed" : "confirmed";
  }

  /** Opening it changes nothing: mail programs open links of their own accord. */
  @GetMapping("/paminnelse/{code}")
  String choose(@PathVariable String code, HttpServletResponse response, Model model) {
    Optional<Contact> contact = outboxes.contacts().byCode(code);
    if (contact.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    model.addAttribute("code", code);
    model.addAttribute(
        "standing",
        contact
            .map(known -> known.account() == null ? ofPerson(known) : standing(known))
            .orElse("unknown"));
    return "access/reminder-choice";
  }

  /** One of a project's people is reminded without having said yes. */
  private static String ofPerson(Contact contact) {
    return contact.declined() == null ? "confirmed" : "declined";
  }

  @PostMapping("/paminnelse/{code}")
  String chosen(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String svar,
      HttpServletResponse response,
      Model model) {
    switch (svar) {
      case "ja" -> outboxes.contacts().confirm(code, clock.instant());
      case "nej" -> outboxes.contacts().decline(code, clock.instant());
      default -> response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    return choose(code, response, model);
  }
}
