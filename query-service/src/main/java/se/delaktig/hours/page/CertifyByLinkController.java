package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.CommandSender.Sent;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/**
 * A manager's personal link: what waits of one month among the own staff. Opening it changes
 * nothing; only the button does.
 */
@Controller
class CertifyByLinkController {
  private final LinkPages pages;
  private final LinkedHours links;
  private final SessionLines lines;
  private final PeopleNames names;
  private final CommandSender commands;
  private final Fmt fmt;
  private final Words words;

  CertifyByLinkController(
      LinkPages pages,
      LinkedHours links,
      SessionLines lines,
      PeopleNames names,
      CommandSender commands,
      Fmt fmt,
      Words words) {
    this.pages = pages;
    this.links = links;
    this.lines = lines;
    this.names = names;
    this.commands = commands;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/intyga/{code}")
  String show(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Long intygat,
      @RequestParam(required = false) @Nullable String tillbaka,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("certified", intygat == null ? null : fmt.hours(intygat));
    model.addAttribute("sentBack", tillbaka != null);
    return pages.page(holder(code, request, response, model), FormErrors.none());
  }

  @PostMapping("/intyga/{code}")
  String certify(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable List<String> rad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return pages.say(
        holder(code, request, response, model),
        rad,
        (open, rows) ->
            new LinkPages.Act(
                "certify-hours",
                new CertifyHours(
                    new CertificateId(commandId.toString()),
                    open.person(),
                    CertificateKind.PERSONAL_LINK,
                    rows.stream().map(HoursRow::certified).toList()),
                commandId,
                "intygat=" + HoursRow.minutes(rows)));
  }

  @PostMapping("/intyga/{code}/fel")
  String object(
      @PathVariable String code,
      LinkPages.Objection objection,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return pages.object(
        holder(code, request, response, model),
        objection,
        (open, row) -> row.person(),
        commandId,
        "tillbaka=1");
  }

  @PostMapping({"/intyga/{code}/ny", "/mina-timmar/{code}/ny"})
  String renew(@PathVariable String code, Model model) {
    boolean sent = commands.renew(code) instanceof Sent;
    model.addAttribute("state", sent ? "renewed" : "unreachable");
    return "hours/link-closed";
  }

  private LinkPages.Holder holder(
      String code, HttpServletRequest request, HttpServletResponse response, Model model) {
    return new LinkPages.Holder(
        LinkPages.Kind.CERTIFY,
        code,
        (open, errors) -> opened(code, open, errors, model),
        request,
        response,
        model);
  }

  private String opened(String code, LinkedHours.Open open, FormErrors errors, Model model) {
    PersonId me = open.person();
    List<Waiting> all = links.waiting(open).stream().filter(open::covers).toList();
    List<Waiting> mine = all.stream().filter(w -> w.isFor(me)).toList();
    List<Waiting> elsewhere =
        all.stream()
            .filter(w -> w.uncertified() && !w.isFor(me))
            .filter(w -> w.manager().filter(me::equals).isPresent())
            .toList();
    long minutes = mine.stream().mapToLong(Waiting::minutes).sum();
    if (!model.containsAttribute("sentBack")) {
      model.addAttribute("sentBack", false);
    }
    model.addAttribute("code", code);
    model.addAttribute("errors", errors);
    model.addAttribute("me", names.of(open.project(), me).name());
    model.addAttribute("projectName", open.plan().name());
    model.addAttribute(
        "month", open.month() == null ? null : fmt.month(YearMonth.parse(open.month())));
    model.addAttribute("total", fmt.hours(minutes));
    model.addAttribute("sessions", lines.of(open.project(), open.programme(), mine));
    model.addAttribute("elsewhere", elsewhere.stream().map(w -> elsewhere(open, w)).toList());
    model.addAttribute("days", open.daysLeft());
    model.addAttribute("used", mine.isEmpty() && certifiedBefore(open));
    model.addAttribute(
        "choices",
        mine.stream()
            .map(w ->
                new Choice(
                    HoursRow.of(w.counted().person(), w.counted().entry()).field(),
                    names.of(open.project(), w.counted().person().person()).name()
                        + ", "
                        + fmt.shortDate(w.counted().entry().date())
                        + ", "
                        + fmt.minutes(w.minutes())))
            .sorted(java.util.Comparator.comparing(Choice::text))
            .toList());
    model.addAttribute("reasons", Disputes.choices(words));
    return "hours/certify-by-link";
  }

  private boolean certifiedBefore(LinkedHours.Open open) {
    return links.everybody(open).stream()
        .flatMap(person -> person.entries().stream())
        .filter(entry ->
            open.month() == null || YearMonth.from(entry.date()).toString().equals(open.month()))
        .map(PersonHours.Entry::certified)
        .anyMatch(certified -> certified != null && certified.by().equals(open.person()));
  }

  /** Hours at the own workplace that this manager is not asked for, and why not. */
  record Elsewhere(String name, boolean masked, String when, String minutes, String why) {}

  private Elsewhere elsewhere(LinkedHours.Open open, Waiting w) {
    PeopleNames.Shown who = names.of(open.project(), w.counted().person().person());
    return new Elsewhere(
        who.name(),
        who.masked(),
        fmt.shortDate(w.counted().entry().date()),
        fmt.minutes(w.minutes()),
        words.say(w.disputed() ? "hours.route.disputed" : w.route().key()));
  }
}
