package se.delaktig.budget.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.kernel.page.Words;

/** Who was paid and what the books say of it, which lie sealed since they can name people. */
@Component
class Suppliers {
  private final Disclosure disclosure;
  private final Words words;

  Suppliers(Disclosure disclosure, Words words) {
    this.disclosure = disclosure;
    this.words = words;
  }

  /** Who was paid, as it may be shown; absent where it was not noted. */
  @Nullable String shown(Sight sight, CostRecorded cost) {
    return text(sight, cost.supplier());
  }

  /** A sealed text, as it may be shown; absent where there is none. */
  @Nullable String text(Sight sight, @Nullable String sealed) {
    return sealed == null
        ? null
        : switch (disclosure.text(sight.project(), sealed)) {
          case Disclosure.Written(String text) -> text;
          case Disclosure.Withheld() -> words.say("budget.supplier.withheld");
          case Disclosure.Erased() -> words.say("budget.supplier.erased");
        };
  }

  /** Who was paid, to be corrected; absent where it was not noted or may not be shown. */
  @Nullable String written(Sight sight, CostRecorded cost) {
    String sealed = cost.supplier();
    return sealed != null
            && disclosure.text(sight.project(), sealed) instanceof Disclosure.Written(String text)
        ? text
        : null;
  }
}
