package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.command.DecideClaim;
import se.delaktig.claims.command.RecordClaimPayment;
import se.delaktig.claims.command.ReturnClaim;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;

/** What the fund answers to a claim: it comes back, is decided, and paid. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar/{claim}")
class FundAnswersController {
  private final Gate gate;
  private final ClaimPage page;
  private final ClaimSending sending;
  private final Words words;

  FundAnswersController(Gate gate, ClaimPage page, ClaimSending sending, Words words) {
    this.gate = gate;
    this.page = page;
    this.sending = sending;
    this.words = words;
  }

  @PostMapping("/aterlamnad")
  String sendBack(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam(required = false) @Nullable String skal,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = page.known(sight, claim);
    Optional<ClaimReturned.Reason> reason = Typed.one(ClaimReturned.Reason.class, skal);
    if (reason.isEmpty()) {
      FormErrors errors = FormErrors.none().label("skal", words.say("claims.why"));
      errors.add("skal", "problem.field.notnull");
      return sending.again(sight, known, errors, response, model);
    }
    ReturnClaim command = new ReturnClaim(sight.project(), known.id(), reason.get());
    return sending.sent(sight, known, "return-claim", command, Map.of(), response, model);
  }

  @PostMapping("/beslut")
  String decide(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = page.known(sight, claim);
    FormErrors errors =
        FormErrors.none()
            .label("beslutat", words.say("claims.decided.label"))
            .label("avdrag", words.say("claims.deduction.label"))
            .label("avdragsskal", words.say("claims.deduction.why"));
    Optional<BigDecimal> decided = Typed.amount(typed.get("beslutat"));
    if (decided.isEmpty()) {
      errors.add("beslutat", "problem.claims.not-an-amount");
    }
    List<ClaimDecided.Deduction> deductions = new ArrayList<>();
    for (String n : List.of("", "-2", "-3")) {
      String amount = Objects.requireNonNullElse(typed.get("avdrag" + n), "").strip();
      Optional<ClaimDecided.Reason> why =
          Typed.one(ClaimDecided.Reason.class, typed.get("avdragsskal" + n));
      if (!amount.isEmpty()) {
        Optional<BigDecimal> cut = Typed.amount(amount).filter(one -> one.signum() > 0);
        if (cut.isEmpty()) {
          errors.add("avdrag" + n, "problem.claims.not-an-amount");
        } else if (why.isEmpty()) {
          errors.add("avdragsskal" + n, "problem.field.notnull");
        } else {
          deductions.add(new ClaimDecided.Deduction(cut.get(), why.get()));
        }
      }
    }
    if (!errors.isEmpty()) {
      return sending.again(sight, known, errors, response, model);
    }
    DecideClaim command =
        new DecideClaim(sight.project(), known.id(), decided.orElseThrow(), deductions);
    return sending.sent(
        sight,
        known,
        "decide-claim",
        command,
        Map.of("decided", "beslutat", "deductions", "avdrag"),
        response,
        model);
  }

  @PostMapping("/utbetald")
  String pay(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = page.known(sight, claim);
    FormErrors errors =
        FormErrors.none()
            .label("dag", words.say("claims.paid.day"))
            .label("belopp", words.say("claims.paid.amount"));
    Optional<LocalDate> day = Typed.date(typed.get("dag"));
    Optional<BigDecimal> amount = Typed.amount(typed.get("belopp"));
    errors.demand("dag", day.isPresent());
    if (amount.isEmpty()) {
      errors.add("belopp", "problem.claims.not-an-amount");
    }
    if (!errors.isEmpty()) {
      return sending.again(sight, known, errors, response, model);
    }
    RecordClaimPayment command =
        new RecordClaimPayment(
            sight.project(), known.id(), day.orElseThrow(), amount.orElseThrow());
    return sending.sent(
        sight,
        known,
        "record-claim-payment",
        command,
        Map.of("paid", "dag", "amount", "belopp"),
        response,
        model);
  }
}
