package org.showpay.auth;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine, started once for all tests of a class. */
final class Chromium implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program, Path camera) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run",
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            "--use-file-for-fake-video-capture=" + camera)));
  }

  /**
   * Starts it with a camera that sees this film. Without a Chromium the tests are skipped, saying
   * so, but never in CI.
   */
  static Chromium start(Path camera) {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    String missing = "No Chromium is installed on this machine (apt-get install chromium).";
    if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(program.isPresent(), missing + " The browser tests are skipped.");
    return new Chromium(program.orElseThrow(), camera);
  }

  /** A browser of somebody who speaks this language, likes it so, and has no cookies yet. */
  BrowserContext person(String language, ColorScheme likes) {
    BrowserContext person =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(likes)
                .setViewportSize(1280, 800));
    person.setDefaultTimeout(10_000);
    return person;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** Saves what is to be seen, where {@code -Dshowpay.screens=FOLDER} asks for it. */
  static void save(Page seen, String what) {
    String folder = System.getProperty("showpay.screens", "");
    if (!folder.isEmpty()) {
      try {
        Files.createDirectories(Path.of(folder));
        // Hiding the caret would write an inline style into the page.
        byte[] picture =
            seen.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL));
        Files.write(Path.of(folder, what + ".png"), picture);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
