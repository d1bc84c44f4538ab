package se.delaktig.budget.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.policy.Staff;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.FundingRules.Signer;

/** The signatures under a time report: who gave them when, or is to give them. */
@Component
class ReportSignatures {
  private final StaffPosts posts;
  private final Words words;
  private final Fmt fmt;

  ReportSignatures(StaffPosts posts, Words words, Fmt fmt) {
    this.posts = posts;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A signature that the rules want.
   *
   * @param state given by whom when, or waiting for whom
   * @param button absent where it is not the visitor's to give now
   */
  record Signature(Signer signer, State state, @Nullable String button) {}

  /** In the order in which they are given; none where there is nothing to sign. */
  List<Signature> of(ShownReport shown) {
    PostMonth report = shown.post().report();
    StaffTimeRecorded latest = shown.post().latest();
    if (report == null
        || latest == null
        || latest.form() == StaffTimeRecorded.Form.SUM
        || latest.minutes() == 0) {
      return List.of();
    }
    Set<Signer> wanted = StaffPosts.wanted(shown.sight(), shown.month());
    List<Signature> all = new ArrayList<>();
    for (Signer signer : Signer.values()) {
      if (wanted.contains(signer)) {
        all.add(signature(shown, report, latest, signer));
      }
    }
    return all;
  }

  private Signature signature(
      ShownReport shown, PostMonth report, StaffTimeRecorded latest, Signer signer) {
    PostMonth.Signature given =
        report.signatures().stream().filter(one -> one.signer() == signer).findFirst().orElse(null);
    if (given != null) {
      return new Signature(
          signer,
          State.of(
              Tone.GOOD,
              words.say(
                  "budget.signed." + signer,
                  posts.name(posts.names(shown.sight(), List.of(given.by())), given.by()),
                  fmt.moment(given.at()))),
          null);
    }
    StaffAppointed held = shown.post().held();
    if (held == null) {
      return new Signature(
          signer, State.of(Tone.SOON, words.say("budget.signing.nobody." + signer)), null);
    }
    ActorId who = Staff.signs(held, signer);
    boolean own = who.equals(shown.sight().actor());
    return new Signature(
        signer,
        State.of(
            Tone.SOON,
            words.say(
                "budget.signing." + signer,
                posts.name(posts.names(shown.sight(), List.of(who)), who))),
        own
            ? words.say(
                "budget.sign." + signer,
                fmt.hours((long) latest.minutes()),
                fmt.month(shown.month()))
            : null);
  }
}
