package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.BindParam;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.LinkIssued.Purpose;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.CommandSender.Refused;
import se.delaktig.kernel.page.CommandSender.Sent;
import se.delaktig.kernel.page.CommandSender.Unknown;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;

/**
 * What the pages behind personal links do alike: open, or say why not; send what the holder says
 * with nothing but the link's code; take an objection.
 */
@Component
class LinkPages {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final LinkedHours links;
  private final CommandSender commands;
  private final Views views;

  LinkPages(LinkedHours links, CommandSender commands, Views views) {
    this.links = links;
    this.commands = commands;
    this.views = views;
  }

  /** The links there are. */
  enum Kind {
    CERTIFY("/intyga/", Purpose.CERTIFY_STAFF_HOURS),
    SIGN("/mina-timmar/", Purpose.SIGN_OWN_HOURS);

    private final String path;
    private final Purpose purpose;

    Kind(String path, Purpose purpose) {
      this.path = path;
      this.purpose = purpose;
    }
  }

  /**
   * Someone who comes with a link.
   *
   * @param shown fills the page of a link that opens, and names it
   */
  record Holder(
      Kind kind,
      String code,
      BiFunction<LinkedHours.Open, FormErrors, String> shown,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String address() {
      return kind.path + code;
    }
  }

  /**
   * What a holder asks for.
   *
   * @param receipt the address' query once it is done
   */
  record Act(String command, Object body, UUID id, String receipt) {}

  /** An objection as the form sends it. */
  record Objection(
      @BindParam("vad") @Nullable String hours,
      @BindParam("skal") @Nullable String reason,
      @BindParam("anteckning") @Nullable String note) {
    @Nullable String writtenNote() {
      return note == null || note.isBlank() ? null : note.strip();
    }
  }

  /** The page, or why it cannot be shown. */
  String page(Holder holder, FormErrors errors) {
    if (!errors.isEmpty()) {
      holder.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    HttpServletResponse response = holder.response();
    return switch (open(holder)) {
      case LinkedHours.Open open -> holder.shown().apply(open, errors);
      case LinkedHours.Expired expired ->
          LinkStates.closed("expired", holder.address() + "/ny", response, holder.model());
      case LinkedHours.Closed closed -> LinkStates.closed("closed", null, response, holder.model());
      case LinkedHours.Unreachable no ->
          LinkStates.closed("unreachable", null, response, holder.model());
    };
  }

  /** Sends what a holder says of the rows that were chosen; there must be one at least. */
  String say(
      Holder holder,
      @Nullable List<String> fields,
      BiFunction<LinkedHours.Open, List<HoursRow>, Act> asked) {
    List<HoursRow> rows = HoursRow.readAll(fields);
    return rows.isEmpty()
        ? page(holder, FormErrors.none().add(null, "hours.none-chosen"))
        : send(holder, open -> asked.apply(open, rows));
  }

  /**
   * Sends an objection.
   *
   * @param whose whose hours it may be about
   */
  String object(
      Holder holder,
      Objection objection,
      BiFunction<LinkedHours.Open, HoursRow, PersonId> whose,
      UUID id,
      String receipt) {
    Optional<HoursRow> row = Optional.ofNullable(objection.hours()).flatMap(HoursRow::read);
    Optional<HoursDisputed.Reason> reason =
        Optional.ofNullable(objection.reason()).flatMap(Disputes::reason);
    FormErrors errors = FormErrors.none();
    if (row.isEmpty()) {
      errors.add("vad", "hours.dispute.pick-hours");
    }
    if (reason.isEmpty()) {
      errors.add("skal", "hours.dispute.pick-reason");
    }
    if (row.isEmpty() || reason.isEmpty()) {
      return page(holder, errors);
    }
    return send(
        holder,
        open ->
            new Act(
                "dispute-hours",
                new DisputeHours(
                    whose.apply(open, row.get()),
                    row.get().session(),
                    open.person(),
                    reason.get(),
                    objection.writtenNote()),
                id,
                receipt));
  }

  private String send(Holder holder, Function<LinkedHours.Open, Act> asked) {
    if (!(open(holder) instanceof LinkedHours.Open open)) {
      return page(holder, FormErrors.none());
    }
    Act act = asked.apply(open);
    return switch (commands.sendByLink(
        open.project(), act.command(), act.body(), act.id(), holder.code())) {
      case Sent sent -> {
        views.await(sent.position(), WAIT);
        yield "redirect:" + holder.address() + "?" + act.receipt();
      }
      case Refused refused -> page(holder, FormErrors.of(refused));
      case Unknown unknown -> page(holder, FormErrors.of(unknown));
    };
  }

  private LinkedHours.Door open(Holder holder) {
    return links.open(holder.code(), holder.kind().purpose, holder.request());
  }
}
