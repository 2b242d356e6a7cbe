package org.showpay.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine, started once for all tests of a class. */
public final class Chromium implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** A browser on a machine that builds other things beside it is slow, and not wrong. */
  private static final int PATIENCE_MS = 60_000;

  private final Browser browser;

  private Chromium(Browser browser) {
    this.browser = browser;
  }

  /** Unpacks 200 MB when it is made, and so only once; it ends with the process that made it. */
  private static final class Driver {

    static final Playwright IT =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts it; without one the tests are skipped, saying so, but never in CI. */
  public static Chromium start() {
    return start(List.of());
  }

  /** Starts it with a camera that sees this film. */
  public static Chromium start(Path camera) {
    return start(
        List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + camera));
  }

  private static Chromium start(List<String> more) {
    Path program =
        Installed.orSkipped(
            places().filter(Files::isExecutable).findFirst(),
            "No Chromium is installed (apt-get install chromium): no page is tried in a browser.");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    return new Chromium(
        Driver.IT
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setTimeout(3 * PATIENCE_MS) // the first start reads it from the disk
                    .setArgs(Stream.concat(QUIET.stream(), more.stream()).toList())));
  }

  /** Where it may be; {@code -Dshowpay.chromium=PROGRAM} names one that is elsewhere. */
  private static Stream<Path> places() {
    return Stream.concat(
        Stream.ofNullable(System.getProperty("showpay.chromium")).map(Path::of), PLACES.stream());
  }

  /** A browser of somebody who speaks this language, at a PC, and has no cookies yet. */
  public BrowserContext person(String language, ColorScheme likes) {
    return person(inThe(language).setColorScheme(likes).setViewportSize(1280, 800));
  }

  /** The same, in light colours and with a window of this size. */
  public BrowserContext person(String language, int width, int height) {
    return person(inThe(language).setViewportSize(width, height));
  }

  private static Browser.NewContextOptions inThe(String language) {
    return new Browser.NewContextOptions().setLocale(language);
  }

  private BrowserContext person(Browser.NewContextOptions options) {
    BrowserContext person = browser.newContext(options);
    person.setDefaultTimeout(PATIENCE_MS);
    return person;
  }

  /** What axe-core finds in the way of some people, in what is to be seen now. */
  public static List<String> barriersOn(Page seen) {
    return new AxeBuilder(seen)
        .setLegacyMode(true).analyze().getViolations().stream()
            .map(rule -> rule.getId() + ": " + rule.getNodes())
            .toList();
  }

  /** Saves what is to be seen, where {@code -Dshowpay.screens=FOLDER} asks for it. */
  public static void save(Page seen, String what) {
    save(seen, what, false);
  }

  /** Saves all of the page, also what has to be scrolled to. */
  public static void saveWhole(Page seen, String what) {
    save(seen, what, true);
  }

  private static void save(Page seen, String what, boolean whole) {
    String folder = System.getProperty("showpay.screens", "");
    if (!folder.isEmpty()) {
      try {
        Files.createDirectories(Path.of(folder));
        Files.write(
            Path.of(folder, what + ".png"),
            // Hiding the caret, as is usual, puts a style into the page, against its policy.
            seen.screenshot(
                new Page.ScreenshotOptions().setFullPage(whole).setCaret(ScreenshotCaret.INITIAL)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}
