package org.showpay.cat.page;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** English and Korean: as the browser wants it, until somebody chooses with {@code ?lang=}. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("showpay-till-lang");
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

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor lang = new LocaleChangeInterceptor();
    lang.setParamName("lang");
    lang.setIgnoreInvalidLocale(true);
    registry.addInterceptor(lang).addPathPatterns("/", "/sign-in", "/cashier/**", "/customer/**");
  }
}
