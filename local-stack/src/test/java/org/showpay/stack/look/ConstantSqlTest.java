package org.showpay.stack.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every statement of every service is written down here: nothing that comes in is part of one. */
class ConstantSqlTest {

  private static final List<String> SERVICES =
      List.of(
          "payment-contracts",
          "pin-generator-service",
          "auth-server",
          "payment-gateway-adapter",
          "card-issuer-simulator",
          "mobile-terminal-sim",
          "cat-terminal-sim",
          "shopping-mall-sim");

  /** What is not seen to be a constant by its form alone, and why it is one. */
  private static final Map<String, String> LOOKED_AT =
      Map.of(
          "NumberSealing.find", "a record of texts, which is made of constants alone",
          "NumberSealing.inClear", "the same",
          "NumberSealing.seal", "the same",
          "OldIssues.forgetSome", "the tables of a constant list",
          "LeftSubscribers.change", "texts of this class, and the tables of a constant list",
          "PaymentSearch.find", "conditions that are constants, each with a parameter");

  @Test
  void everyStatementIsAConstant() throws IOException {
    List<CompilationUnitTree> sources = new ArrayList<>();
    for (String service : SERVICES) {
      try (Stream<Path> files = Files.walk(Path.of("..", service, "src/main/java"))) {
        sources.addAll(parse(files.filter(f -> f.toString().endsWith(".java")).toList()));
      }
    }
    Map<String, Set<String>> constants = constantsOf(sources);
    List<String> found =
        sources.stream().flatMap(each -> ConstantSql.in(each, constants).stream()).toList();
    assertThat(sources).hasSizeGreaterThan(500);
    assertThat(found.stream().filter(each -> !LOOKED_AT.containsKey(placeOf(each))).toList())
        .as("statements that are not constants")
        .isEmpty();
    assertThat(found.stream().map(ConstantSqlTest::placeOf))
        .as("each exception is one")
        .containsAll(LOOKED_AT.keySet());
  }

  /** What a request brings, put into a statement in the ways in which that is done. */
  @Test
  void whatARequestBringsIsCaught() throws IOException {
    for (String statement :
        List.of(
            "\"select * from payment where id = '\" + id + \"'\"",
            "\"select * from payment where id = '%s'\".formatted(id)",
            "String.format(\"select %s\", id)",
            "\"select %s\".formatted(WHERE + id)",
            "id",
            "WHERE + id",
            "made",
            "handed(id)")) {
      assertThat(foundIn("jdbc.sql(" + statement + ")")).describedAs(statement).isNotEmpty();
    }
    for (String statement :
        List.of("WHERE", "WHERE + \" limit 1\"", "id == null ? \"a\" : WHERE")) {
      assertThat(foundIn("jdbc.sql(" + statement + ")")).describedAs(statement).isEmpty();
    }
    assertThat(foundIn("read(\"select 1\")")).isEmpty();
    assertThat(foundIn("read(\"select 1\"); read(id)")).isNotEmpty();
  }

  private static List<String> foundIn(String statement) throws IOException {
    String source =
        """
        class Twin {
          private static final String WHERE = "select 1 where true";
          void find(String id) {
            String made = WHERE + id;
            %s;
          }
          private void read(String sql) {
            jdbc.sql(sql);
          }
        }
        """
            .formatted(statement);
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Twin.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    CompilationUnitTree unit = trees(List.of(file)).getFirst();
    List<String> found = ConstantSql.in(unit, Map.of());
    // A method that nobody calls is handed nothing.
    return found.stream()
        .filter(each -> statement.contains("read(") || !each.startsWith("Twin.read"))
        .toList();
  }

  private static List<CompilationUnitTree> parse(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      List<JavaFileObject> sources = new ArrayList<>();
      manager.getJavaFileObjectsFromPaths(files).forEach(sources::add);
      return trees(sources);
    }
  }

  private static List<CompilationUnitTree> trees(List<JavaFileObject> sources) throws IOException {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    return units;
  }

  /** Static final fields of one source that another may name, by the name of their class. */
  private static Map<String, Set<String>> constantsOf(List<CompilationUnitTree> sources) {
    Map<String, Set<String>> all = new HashMap<>();
    for (CompilationUnitTree source : sources) {
      for (Tree type : source.getTypeDecls()) {
        if (type instanceof ClassTree it) {
          all.computeIfAbsent(it.getSimpleName().toString(), n -> new HashSet<>())
              .addAll(constantsOf(it));
        }
      }
    }
    return all;
  }

  private static List<String> constantsOf(ClassTree type) {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field ->
            field.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL)))
        .map(field -> field.getName().toString())
        .toList();
  }

  private static String placeOf(String found) {
    return found.substring(0, found.indexOf(':'));
  }
}
