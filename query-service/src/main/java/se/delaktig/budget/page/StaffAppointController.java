package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.AppointStaff;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;

/** Appoints somebody to a post: who, by which contract, and who certifies the hours. */
@Controller
@RequestMapping("/projekt/{project}/arbetstid/{post}/utse")
class StaffAppointController {
  private static final Map<String, String> FIELDS =
      Map.of(
          "holder", "vem",
          "certifier", "intygar",
          "contract", "avtal",
          "from", "fran",
          "until", "till");

  private final Gate gate;
  private final StaffPosts posts;
  private final MoneyForms forms;
  private final Words words;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;

  StaffAppointController(
      Gate gate,
      StaffPosts posts,
      MoneyForms forms,
      Words words,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock) {
    this.gate = gate;
    this.posts = posts;
    this.forms = forms;
    this.words = words;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
  }

  @GetMapping
  String form(@PathVariable String project, @PathVariable String post, Model model) {
    return form(project, post, model, FormErrors.none());
  }

  private Sight sight(String project) {
    Sight sight = gate.see(Query.STAFF_TIME, project);
    if (!StaffPosts.mayAppoint(sight)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    return sight;
  }

  private Post post(Sight sight, String id) {
    return posts.of(sight, YearMonth.from(clock.today())).stream()
        .filter(post -> post.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String form(String project, String id, Model model, FormErrors errors) {
    Sight sight = sight(project);
    Post post = post(sight, id);
    StaffAppointed held = post.held();
    model.addAttribute("here", StaffPosts.base(project) + "/" + id);
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading",
        words.say("budget.appoint.heading", post.plan().role(), post.plan().organisation()));
    model.addAttribute("people", people(sight));
    model.addAttribute("held", held);
    model.addAttribute("today", clock.today());
    return "budget/appoint";
  }

  /** Everybody who has a right in the project today, by name. */
  private List<Choice> people(Sight sight) {
    Set<ActorId> actors =
        sight
            .programme()
            .grants()
            .in(EnumSet.allOf(Role.class), clock.today())
            .map(AccessGranted::actor)
            .collect(Collectors.toSet());
    Map<ActorId, String> names = posts.names(sight, actors);
    return names.entrySet().stream()
        .map(one -> new Choice(one.getKey().value(), one.getValue()))
        .sorted(Comparator.comparing(Choice::text))
        .toList();
  }

  @PostMapping
  String appoint(
      @PathVariable String project,
      @PathVariable("post") String id,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = sight(project);
    Post post = post(sight, id);
    List<Choice> people = people(sight);
    FormErrors errors = FormErrors.none();
    String holder = typed.getOrDefault("vem", "");
    String certifier = typed.getOrDefault("intygar", "");
    String contract = typed.getOrDefault("avtal", "").strip();
    Optional<LocalDate> from = Typed.date(typed.get("fran"));
    String untilTyped = typed.getOrDefault("till", "").strip();
    Optional<LocalDate> until = Typed.date(untilTyped);
    forms.require(errors, among(people, holder), "vem", "budget.appoint.who");
    forms.require(errors, among(people, certifier), "intygar", "budget.appoint.certifier");
    forms.require(errors, !contract.isEmpty(), "avtal", "budget.appoint.contract");
    if (!contract.isEmpty() && !contract.matches(AppointStaff.CONTRACT)) {
      errors.add("avtal", "problem.budget.not-a-contract");
    }
    forms.require(errors, from.isPresent(), "fran", "budget.appoint.from");
    forms.require(
        errors, untilTyped.isEmpty() || until.isPresent(), "till", "budget.appoint.until");
    if (!errors.isEmpty()) {
      return forms.again(response, form(project, id, model, errors));
    }
    AppointStaff command =
        new AppointStaff(
            sight.project(),
            post.plan().role(),
            post.organisation(),
            new ActorId(holder),
            new ActorId(certifier),
            typed.containsKey("fast"),
            contract,
            from.orElseThrow(),
            until.orElse(null));
    return switch (commands.send(project, "appoint-staff", command, commandIds.current())) {
      case CommandSender.Sent sent ->
          forms.done(sent, StaffPosts.base(project) + "/" + id + "?sparat=utsedd");
      case CommandSender.Refused refused ->
          forms.again(response, form(project, id, model, FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          forms.again(response, form(project, id, model, FormErrors.of(unknown)));
    };
  }

  private static boolean among(List<Choice> people, String actor) {
    return people.stream().anyMatch(choice -> choice.value().equals(actor));
  }
}
