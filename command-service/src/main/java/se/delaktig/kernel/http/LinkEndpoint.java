package se.delaktig.kernel.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.participants.event.PersonId;

/** Tells the pages whose link a code is. The pages have no right of their own to what it opens. */
@RestController
class LinkEndpoint {
  private final Callers callers;

  LinkEndpoint(Callers callers) {
    this.callers = callers;
  }

  /** What a valid link is for. */
  record Link(
      PersonId person, LinkIssued.Purpose purpose, @Nullable String month, Instant expires) {}

  @GetMapping("/api/link")
  Link link(@RequestHeader("Delaktig-Link") String code) {
    LinkIssued issued = callers.holder(code);
    return new Link(issued.person(), issued.purpose(), issued.month(), issued.expires());
  }
}
