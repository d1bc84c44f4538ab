package se.delaktig.audit.page;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import se.delaktig.audit.view.HoursSample.Method;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;

/**
 * How a sample is to be drawn, as it stands in the address, so that whoever gets it draws the same.
 *
 * @param method a {@link Method}
 * @param size how many, up to {@value #MOST}
 * @param seed any text; nothing is drawn without one
 * @param happened the last activity day that counts; absent for the last that is known
 * @param known the last day whose records count; absent for yesterday, since a sample of today
 *     could not be drawn again tomorrow
 */
record SampleAsked(
    @BindParam("metod") String method,
    @BindParam("antal") String size,
    @BindParam("fro") String seed,
    @BindParam("hande") @Nullable String happened,
    @BindParam("kant") @Nullable String known) {
  private static final String USUAL = "30";
  private static final int MOST = 500;
  private static final int LONGEST_SEED = 80;

  SampleAsked(
      @Nullable String method,
      @Nullable String size,
      @Nullable String seed,
      @Nullable String happened,
      @Nullable String known) {
    this.method = method == null ? Method.RANDOM.name() : method;
    this.size = size == null || size.isBlank() ? USUAL : size;
    this.seed = seed == null ? "" : seed;
    this.happened = happened;
    this.known = known;
  }

  /** What must be mended before anything can be drawn. */
  FormErrors errors() {
    FormErrors errors = FormErrors.none();
    if (chosen().isEmpty()) {
      errors.add("metod", "audit.sample.pick-method");
    }
    if (number().isEmpty()) {
      errors.add("antal", "audit.sample.pick-size", MOST);
    }
    if (seed.length() > LONGEST_SEED) {
      errors.add("fro", "audit.sample.pick-seed", LONGEST_SEED);
    }
    return errors;
  }

  Optional<Method> chosen() {
    return Arrays.stream(Method.values()).filter(one -> one.name().equals(method)).findFirst();
  }

  Optional<Integer> number() {
    return Typed.whole(size).filter(whole -> whole >= 1 && whole <= MOST);
  }
}
