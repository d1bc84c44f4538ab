package se.delaktig.kernel.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.DataTable.Column;

/**
 * The pages' words for Java code, in the language of the request; in templates {@code ${words…}}.
 */
@Component("words")
public class Words {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final MessageSource messages;

  public Words(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A text with its values set in. Hand over dates, hours and amounts as {@link Fmt} writes them;
   * whole numbers that count something may go as they are.
   */
  public String say(String key, Object... values) {
    return messages.getMessage(key, values, LocaleContextHolder.getLocale());
  }

  /**
   * A table's column of figures, headed by the text of the key, with what they mean under the same
   * key and {@code .means}.
   */
  public Column figures(String key) {
    return figures(key, key);
  }

  /**
   * The same where figures of that name mean something else than elsewhere.
   *
   * @param meaning the key under which, with {@code .means}, it stands what they mean
   */
  public Column figures(String key, String meaning) {
    return Column.figure(say(key), say(meaning + ".means"));
  }

  /**
   * A sentence in which those values lead somewhere that are {@link Sentence.Linked}: a figure to
   * where it is explained.
   */
  public Sentence sentence(String key, Object... values) {
    Object[] marked = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Sentence.Linked) {
        marked[i] = Sentence.marked(i);
      }
    }
    return Sentence.of(say(key, marked), values);
  }

  /** The same in a language of one's own choice, where there is no request. */
  public String sayIn(Locale language, String key, Object... values) {
    return messages.getMessage(key, values, language);
  }

  /**
   * Several texts in one line.
   *
   * @param prefix what their keys begin with
   */
  public String list(String prefix, List<String> keys) {
    return keys.stream().map(key -> say(prefix + key)).collect(Collectors.joining("; "));
  }

  /** Whether there is a text of that key. */
  public boolean has(String key) {
    try {
      messages.getMessage(key, null, LocaleContextHolder.getLocale());
      return true;
    } catch (NoSuchMessageException none) {
      return false;
    }
  }

  /** What is wrong, in plain words. A problem without a text of its own is named by its code. */
  public String of(FormErrors.Problem problem) {
    return has(problem.key())
        ? say(problem.key(), problem.values().stream().map(Words::written).toArray())
        : say("problem.unknown", problem.key().replaceFirst("^problem\\.", ""));
  }

  /** A day among a refusal's values comes as machines write it. */
  private static Object written(Object value) {
    return value instanceof String text && DAY.matcher(text).matches()
        ? Fmt.written(LocalDate.parse(text))
        : value;
  }
}
