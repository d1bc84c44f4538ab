package se.delaktig.participants.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.policy.Retention;
import se.delaktig.project.view.RetentionView;

/** How long a project must keep what it has, in words. */
@Component
class Keeping {
  private final Views views;
  private final RetentionView retention;
  private final Fmt fmt;
  private final Words words;

  Keeping(Views views, RetentionView retention, Fmt fmt, Words words) {
    this.views = views;
    this.retention = retention;
    this.fmt = fmt;
    this.words = words;
  }

  /** What was decided last; absent where nothing was. */
  @Nullable RetentionDecided decided(Sight sight) {
    return views
        .reader(retention)
        .one(sight.project().value(), RetentionView.ONLY)
        .map(RetentionView.Decided::latest)
        .orElse(null);
  }

  /** Until when that keeps all, or what is missing to say so. */
  String until(@Nullable RetentionDecided decided) {
    return switch (Retention.of(decided)) {
      case Retention.Until(LocalDate day) -> words.say("participants.kept-until", fmt.date(day));
      case Retention.NotComputable(Retention.Missing missing) ->
          words.say("participants.not-computable." + missing);
    };
  }
}
