package se.delaktig.hours.page;

import com.mongodb.client.MongoClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * The mail that is on its way. What stands in it is shown only in a demonstration: in a real
 * project the code of a personal link is for its recipient alone.
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
   */
  record Letter(
      String to,
      boolean masked,
      String subject,
      String queued,
      String state,
      boolean sent,
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
    List<Outbox.Posted> posted = outbox.newest(new ProjectId(project), SHOWN);
    PeopleNames.Names shown =
        names.of(project, posted.stream().map(Outbox.Posted::person).distinct().toList());
    List<Letter> letters =
        posted.stream().map(mail -> letter(mail, shown.get(mail.person()), invented)).toList();
    model.addAttribute("project", project);
    model.addAttribute("letters", letters);
    model.addAttribute("waiting", letters.stream().filter(letter -> !letter.sent()).count());
    model.addAttribute("invented", invented);
    return "hours/outbox";
  }

  private Letter letter(Outbox.Posted posted, PeopleNames.Shown who, boolean invented) {
    String text = invented ? posted.mail().map(Outbox.Mail::text).orElse(null) : null;
    return new Letter(
        who.name(),
        who.masked(),
        posted.mail().map(Outbox.Mail::subject).orElse(words.say("hours.outbox.erased")),
        fmt.moment(posted.queued()),
        posted.sent() != null
            ? words.say("hours.outbox.sent", fmt.moment(posted.sent()))
            : posted.tries() > 0
                ? words.say("hours.outbox.retrying", posted.tries())
                : words.say("hours.outbox.queued"),
        posted.sent() != null,
        text,
        text == null ? null : path(text));
  }

  /** The link's own path, so that a demonstration's mail can be followed from the page. */
  private static @Nullable String path(String text) {
    return text.lines()
        .filter(line -> line.matches("https?://\\S+/(intyga|mina-timmar)/\\S+"))
        .map(line -> line.replaceFirst("^https?://[^/]+", ""))
        .findFirst()
        .orElse(null);
  }
}
