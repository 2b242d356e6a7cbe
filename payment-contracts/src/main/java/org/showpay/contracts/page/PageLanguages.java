package org.showpay.contracts.page;

import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** English and Korean: as the browser wants it, until somebody chooses with {@code ?lang=}. */
public final class PageLanguages {

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

  private PageLanguages() {}

  /** Keeps what was chosen in a cookie of this name. */
  public static LocaleResolver keptIn(String cookie) {
    CookieLocaleResolver resolver = new CookieLocaleResolver(cookie);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Strict");
    resolver.setDefaultLocaleFunction(request -> {
      Locale wanted =
          Locale.lookup(
              Locale.LanguageRange.parse(
                  request.getHeader("Accept-Language") == null
                      ? "en"
                      : request.getLocale().toLanguageTag()),
              SPOKEN);
      return wanted == null ? Locale.ENGLISH : wanted;
    });
    return resolver;
  }

  /** Lets people choose on the pages of these paths. */
  public static WebMvcConfigurer chosenAt(String... paths) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor lang = new LocaleChangeInterceptor();
        lang.setParamName("lang");
        lang.setIgnoreInvalidLocale(true);
        registry.addInterceptor(lang).addPathPatterns(paths);
      }
    };
  }
}
