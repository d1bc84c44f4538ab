package se.delaktig.hours.page;

import com.mongodb.client.MongoClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * The mail that is on its way, and what did not go. What stands in it is shown only in a
 * demonstration: in a real project the code of a personal link is for its recipient alone.
 */
@Controller
class OutboxController {
  private static final int SHOWN = 200;

  private final Gate gate;
  private final Outbox outbox;
  private final PeopleNames names;
  private final Fmt fmt;
  private final Words words;

  OutboxController(
      Gate gate,
      MongoClient mongo,
      PersonRegister register,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      PeopleNames names,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.outbox = Outbox.on(mongo.getDatabase(database), register);
    this.names = names;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A mail as the page shows it.
   *
   * @param text the whole of it; absent outside demonstrations
   * @param again whether it can be tried again from the page
   */
  record Letter(
      String id,
      String to,
      boolean masked,
      String subject,
      String queued,
      String state,
      boolean sent,
      boolean failed,
      boolean again,
      @Nullable String text,
      @Nullable String link) {
    /** The text's lines, without empty ones. */
    public List<String> lines() {
      return text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  @GetMapping("/projekt/{project}/utkorg")
  String show(@PathVariable String project, Model model) {
    Sight sight = gate.see(Query.OUTBOX, project);
    boolean invented = sight.programme().planned().invented();
    ProjectId id = new ProjectId(project);
    boolean sends = outbox.sends(Outbox.Channel.MAIL);
    // what was given up stands first, however old it is
    Map<String, Outbox.Posted> posted = new LinkedHashMap<>();
    outbox.givenUp(id, SHOWN).forEach(mail -> posted.put(mail.id(), mail));
    outbox.newest(id, SHOWN).forEach(mail -> posted.putIfAbsent(mail.id(), mail));
    PeopleNames.Names shown =
        names.of(
            project,
            posted.values().stream()
                .map(Outbox.Posted::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    List<Letter> letters =
        posted.values().stream()
            .map(mail -> letter(mail, recipient(mail, shown), invented))
            .toList();
    long failed = letters.stream().filter(Letter::failed).count();
    model.addAttribute("project", project);
    model.addAttribute("letters", letters);
    model.addAttribute("failed", failed);
    model.addAttribute(
        "waiting", letters.stream().filter(letter -> !letter.sent()).count() - failed);
    model.addAttribute(
        "told",
        words.say(
            sends
                ? "hours.outbox.lead"
                : invented ? "hours.outbox.lead-demo" : "hours.outbox.off"));
    return "hours/outbox";
  }

  /** Has a mail that did not go tried again. */
  @PostMapping("/projekt/{project}/utkorg")
  String again(@PathVariable String project, @RequestParam String mail) {
    gate.see(Query.OUTBOX, project);
    if (!outbox.again(new ProjectId(project), mail, Instant.now())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/projekt/" + project + "/utkorg";
  }

  /** Whoever is not among the project's people is known by no name. */
  private PeopleNames.Shown recipient(Outbox.Posted mail, PeopleNames.Names shown) {
    return mail.person() == null
        ? new PeopleNames.Shown(
            words.say(mail.reminds() ? "hours.outbox.account" : "hours.outbox.outside"), false)
        : shown.get(mail.person());
  }

  private Letter letter(Outbox.Posted posted, PeopleNames.Shown who, boolean invented) {
    String text = invented ? posted.mail().map(Outbox.Mail::text).orElse(null) : null;
    return new Letter(
        posted.id(),
        who.name(),
        who.masked(),
        posted.mail().map(Outbox.Mail::subject).orElse(words.say("hours.outbox.erased")),
        fmt.moment(posted.queued()),
        state(posted),
        posted.sent() != null,
        posted.givenUp() != null,
        outbox.sends(posted.channel()) && posted.sent() == null && posted.fault() != null,
        text,
        text == null ? null : path(text));
  }

  private String state(Outbox.Posted posted) {
    if (posted.sent() != null) {
      return words.say("hours.outbox.sent", fmt.moment(posted.sent()));
    }
    if (posted.fault() == null) {
      return words.say("hours.outbox.queued");
    }
    String why = words.say(told(posted.channel()) + posted.fault().name());
    return posted.givenUp() != null || posted.nextTry() == null
        ? words.say("hours.outbox.given-up", why)
        : words.say("hours.outbox.retrying", why, fmt.moment(posted.nextTry()));
  }

  private static String told(Outbox.Channel channel) {
    return switch (channel) {
      case MAIL -> "hours.outbox.fault.";
      case TEXT_MESSAGE -> "hours.outbox.text-message.fault.";
    };
  }

  /** The link's own path, so that a demonstration's mail can be followed from the page. */
  private static @Nullable String path(String text) {
    return text.lines()
        .filter(line -> line.matches("https?://\\S+/(intyga|mina-timmar|paminnelse)/\\S+"))
        .map(line -> line.replaceFirst("^https?://[^/]+", ""))
        .findFirst()
        .orElse(null);
  }
}
