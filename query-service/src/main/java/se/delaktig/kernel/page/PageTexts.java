package se.delaktig.kernel.page;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The pages' words: one pair of bundles per word of the programme in {@code texts/}, Swedish
 * without an ending and English with {@code _en}. A new pair is found by itself.
 */
@Configuration(proxyBeanMethods = false)
class PageTexts {
  static final Locale SWEDISH = Locale.of("sv", "SE");
  static final Locale ENGLISH = Locale.ENGLISH;

  @Bean
  MessageSource messageSource() throws IOException {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames(basenames().toArray(String[]::new));
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  static List<String> basenames() throws IOException {
    var names = new ArrayList<String>();
    for (var file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:texts/*.properties")) {
      var name = file.getFilename();
      if (name != null && !name.endsWith("_en.properties")) {
        names.add("texts/" + name.substring(0, name.length() - ".properties".length()));
      }
    }
    names.sort(null);
    return names;
  }

  /** Swedish, unless this browser has chosen English. */
  @Bean
  LocaleResolver localeResolver(PageSettings settings) {
    var resolver = new SwedishUnlessChosen(settings.cookie("DELAKTIG_LANGUAGE"));
    resolver.setCookieSecure(settings.secure());
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookiePath("/");
    resolver.setCookieSameSite("Lax");
    resolver.setCookieHttpOnly(true);
    resolver.setRejectInvalidCookies(false);
    resolver.setDefaultLocaleFunction(request -> SWEDISH);
    return resolver;
  }

  /** The one of our two languages that a text asks for, and nothing where it asks for another. */
  static @Nullable Locale language(@Nullable String asked) {
    return switch (asked) {
      case "en" -> ENGLISH;
      case "sv" -> SWEDISH;
      case null, default -> null;
    };
  }

  private static final class SwedishUnlessChosen extends CookieLocaleResolver {
    SwedishUnlessChosen(String cookie) {
      super(cookie);
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
      return language(value);
    }

    @Override
    protected String toLocaleValue(Locale locale) {
      return locale.getLanguage();
    }
  }
}
