package se.delaktig.access.page;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.DeclineAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.PlaceNames;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.view.Programme;

/** Gives rights and takes them back, and puts them in words. */
@Component
class Rights {
  private final PersonRegister register;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  Rights(
      PersonRegister register,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.register = register;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** An account that is to have a right. */
  record Holder(String subject, String displayName) {}

  /**
   * What is to be given.
   *
   * @param person who the holder is among the project's people, where it is one of them
   */
  record Wanted(
      Role role,
      Scope scope,
      @Nullable PersonId person,
      LocalDate from,
      @Nullable LocalDate until,
      AccessGranted.Reason reason) {}

  /** Gives an account a right in a ledger; nothing is wrong when it has been given. */
  FormErrors give(String ledger, Holder holder, Wanted wanted) {
    return settled(
        ledger,
        "grant-access",
        new GrantAccess(
            ledger,
            new GrantId(idOf("grant")),
            register.actor(ledger, holder.subject(), holder.displayName()),
            wanted.role(),
            wanted.scope(),
            wanted.person(),
            wanted.from(),
            wanted.until(),
            wanted.reason()),
        Map.of("until", "until", "role", "role"));
  }

  /** Takes a right back; nothing is wrong when it has been taken back. */
  FormErrors takeBack(String ledger, GrantId grant, AccessWithdrawn.Reason reason) {
    return settled(ledger, "withdraw-access", new WithdrawAccess(ledger, grant, reason), Map.of());
  }

  /** Gives what somebody else has asked for. */
  FormErrors confirm(String ledger, GrantId grant) {
    return settled(ledger, "confirm-access", new ConfirmAccess(ledger, grant), Map.of());
  }

  /** Says no to what has been asked for. */
  FormErrors decline(String ledger, GrantId grant) {
    return settled(ledger, "decline-access", new DeclineAccess(ledger, grant), Map.of());
  }

  FormErrors requireFourEyes(ProjectId project, boolean required) {
    return settled(
        project.value(), "require-four-eyes", new RequireFourEyes(project, required), Map.of());
  }

  private FormErrors settled(
      String ledger, String command, Object body, Map<String, String> fields) {
    return switch (commands.send(ledger, command, body, ids.current())) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), FormCommands.PATIENCE);
        yield FormErrors.none();
      }
      case CommandSender.Refused refused -> FormErrors.of(refused, fields);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  /** From the form's own id, so that a form sent twice gives one right. */
  private String idOf(String kind) {
    return UUID.nameUUIDFromBytes((kind + ids.current()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** The roles that can be given in a project. */
  List<Choice> rolesInProject() {
    return Arrays.stream(Role.values())
        .filter(role ->
            role != Role.SYSTEM_ADMINISTRATOR && role != Role.LINK_HOLDER && role != Role.SYSTEM)
        .map(role -> new Choice(role.name(), fmt.capital(words.say("role." + role))))
        .toList();
  }

  /** Why a right is given. */
  List<Choice> reasons() {
    return Arrays.stream(AccessGranted.Reason.values())
        .filter(reason -> reason != AccessGranted.Reason.FIRST_ADMINISTRATOR)
        .map(reason -> new Choice(reason.name(), words.say("access.reason." + reason)))
        .toList();
  }

  /** Why a right is taken back. */
  List<Choice> reasonsToTakeBack() {
    return Choice.all(AccessWithdrawn.Reason.class, "access.withdrawn", words);
  }

  String role(AccessGranted grant) {
    return fmt.capital(words.say("role." + grant.role()));
  }

  /** How far a right reaches. */
  String reach(AccessGranted grant, Programme programme) {
    PlaceNames places = new PlaceNames(programme.places());
    String id = grant.scope().id();
    return switch (grant.scope().kind()) {
      case OFFICE -> words.say("access.scope.office");
      case PROJECT -> words.say("access.scope.project");
      case ORGANISATION_GROUP -> words.say("access.scope.group", id);
      case ORGANISATION -> places.of(new OrganisationId(id));
      case WORKPLACE -> places.of(new WorkplaceId(id));
    };
  }

  /** From when until when. */
  String period(AccessGranted grant) {
    String from = fmt.date(grant.from());
    return grant.until() == null
        ? words.say("access.from", from)
        : words.say("access.from-until", from, fmt.date(grant.until()));
  }

  /** Whether it holds today. */
  State state(AccessGranted grant) {
    LocalDate today = clock.today();
    LocalDate until = grant.until();
    if (today.isBefore(grant.from())) {
      return State.of(Tone.SOON, words.say("access.state.to-come"));
    }
    return until != null && today.isAfter(until)
        ? State.of(Tone.NEUTRAL, words.say("access.state.ended"))
        : State.of(Tone.GOOD, words.say("access.state.holds"));
  }
}
