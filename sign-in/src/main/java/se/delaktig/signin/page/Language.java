package se.delaktig.signin.page;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import se.delaktig.signin.SignInSettings;

/**
 * Swedish unless English is chosen by its link; the choice is kept in a cookie. What the browser
 * prefers plays no part.
 */
@Configuration(proxyBeanMethods = false)
class Language implements WebMvcConfigurer {
  static final String COOKIE = "DELAKTIG_LANG";
  private static final Locale SWEDISH = Locale.of("sv");

  @Bean
  LocaleResolver localeResolver(SignInSettings settings) {
    CookieLocaleResolver cookie =
        new CookieLocaleResolver(settings.cookie(COOKIE)) {
          @Override
          protected Locale parseLocaleValue(String value) {
            return known(value);
          }
        };
    cookie.setDefaultLocale(SWEDISH);
    cookie.setCookieHttpOnly(true);
    cookie.setCookieSecure(settings.secure());
    cookie.setCookieSameSite("Lax");
    return cookie;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor chosen =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return known(value);
          }
        };
    chosen.setParamName("lang");
    registry.addInterceptor(chosen);
  }

  private static Locale known(String value) {
    return value.equals("en") ? Locale.ENGLISH : SWEDISH;
  }
}
