package se.delaktig.kernel.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored for ever; the class may be renamed, this may
 * not.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {
  /** Lower case, words joined by hyphens, past tense: {@code dialogue-session-logged}. */
  String value();

  /** Counts up from 1 whenever the stored shape changes. */
  int revision() default 1;
}
