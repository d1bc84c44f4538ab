package se.delaktig.kernel.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;

/** Tells the pages whose link a code is. The pages have no right of their own to what it opens. */
@RestController
class LinkEndpoint {
  /** How many days a renewed link is valid. */
  private static final int DAYS = 14;

  private final Callers callers;
  private final CommandDesk desk;

  LinkEndpoint(Callers callers, CommandDesk desk) {
    this.callers = callers;
    this.desk = desk;
  }

  /** What a valid link is for. */
  record Link(String person, String purpose, @Nullable String month, String expires) {}

  @GetMapping("/api/link")
  Link link(@RequestHeader("Delaktig-Link") String code) {
    LinkIssued issued = callers.holder(code);
    return new Link(
        issued.person().value(),
        issued.purpose().name(),
        issued.month(),
        issued.expires().toString());
  }

  /**
   * Sends a new link in place of one that has expired, to the registered address only; at most one
   * a day, whoever asks how often.
   */
  @PostMapping("/api/link/renewals")
  Answer renew(@RequestHeader("Delaktig-Link") String code) {
    Callers.Issued link = callers.issued(code);
    LinkIssued old = link.event();
    String day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
    return desk.submit(
        link.ledger(),
        new Caller.Program(),
        new IssueLink(old.person(), old.purpose(), old.month(), DAYS),
        "renew-" + old.link().value().substring(0, 32) + "-" + day);
  }
}
