package org.showpay.stack.look;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds SQL of one source that is not made of constants alone. A constant is a literal, a static
 * final field or a local name that was given one, two of them in a row, or a choice between two;
 * what a private method is handed is one where all who call it hand it one.
 */
final class ConstantSql extends TreePathScanner<@Nullable Void, @Nullable Void> {

  /** What takes a statement as its first argument. */
  private static final Set<String> TAKERS =
      Set.of("sql", "prepareStatement", "prepareCall", "createNativeQuery", "nativeSQL");

  /** The same of a Statement or a JdbcTemplate, by the name of the variable. */
  private static final Set<String> EXECUTORS =
      Set.of(
          "execute",
          "executeQuery",
          "executeUpdate",
          "query",
          "queryForObject",
          "queryForList",
          "update",
          "batchUpdate",
          "addBatch");

  private static final Set<String> RECEIVERS =
      Set.of("statement", "template", "jdbcTemplate", "jdbcOperations");

  private final CompilationUnitTree unit;
  private final Map<String, Set<String>> constantsElsewhere;
  private final List<String> found = new ArrayList<>();

  private ConstantSql(CompilationUnitTree unit, Map<String, Set<String>> constantsElsewhere) {
    this.unit = unit;
    this.constantsElsewhere = constantsElsewhere;
  }

  /** The arguments that are no constants, as {@code Class.method: argument}. */
  static List<String> in(CompilationUnitTree unit, Map<String, Set<String>> constantsElsewhere) {
    ConstantSql search = new ConstantSql(unit, constantsElsewhere);
    search.scan(unit, null);
    return search.found;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
    if (!call.getArguments().isEmpty() && takesSql(call)) {
      ExpressionTree statement = call.getArguments().getFirst();
      if (!isConstant(statement, getCurrentPath(), new HashSet<>())) {
        found.add(place() + ": " + statement);
      }
    }
    return super.visitMethodInvocation(call, null);
  }

  private static boolean takesSql(MethodInvocationTree call) {
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return false;
    }
    String name = select.getIdentifier().toString();
    return TAKERS.contains(name)
        || (EXECUTORS.contains(name) && RECEIVERS.contains(select.getExpression().toString()));
  }

  private boolean isConstant(ExpressionTree tree, TreePath at, Set<String> asked) {
    return switch (tree) {
      case LiteralTree _ -> true;
      case ParenthesizedTree in -> isConstant(in.getExpression(), at, asked);
      case BinaryTree both ->
          isConstant(both.getLeftOperand(), at, asked)
              && isConstant(both.getRightOperand(), at, asked);
      case ConditionalExpressionTree one ->
          isConstant(one.getTrueExpression(), at, asked)
              && isConstant(one.getFalseExpression(), at, asked);
      case IdentifierTree name -> isNamedConstant(name.getName().toString(), at, asked);
      case MemberSelectTree select -> isConstantOfAnother(select);
      case MethodInvocationTree call -> isFormattedOfConstants(call, at, asked);
      default -> false;
    };
  }

  private boolean isFormattedOfConstants(
      MethodInvocationTree call, TreePath at, Set<String> asked) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("formatted")
        && isConstant(select.getExpression(), at, asked)
        && call.getArguments().stream().allMatch(each -> isConstant(each, at, asked));
  }

  private boolean isConstantOfAnother(MemberSelectTree select) {
    return constantsElsewhere
        .getOrDefault(select.getExpression().toString(), Set.of())
        .contains(select.getIdentifier().toString());
  }

  private boolean isNamedConstant(String name, TreePath at, Set<String> asked) {
    MethodTree method = methodAround(at);
    if (method != null) {
      for (int i = 0; i < method.getParameters().size(); i++) {
        if (method.getParameters().get(i).getName().contentEquals(name)) {
          return isAlwaysHandedAConstant(method, i, asked);
        }
      }
    }
    Declarations declared = new Declarations(name);
    declared.scan(unit, null);
    return !declared.values.isEmpty()
        && !declared.isWithoutValue
        && declared.values.stream().allMatch(value -> isConstant(value.tree, value.path, asked));
  }

  private boolean isAlwaysHandedAConstant(MethodTree method, int argument, Set<String> asked) {
    if (!method.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
      return false;
    }
    if (!asked.add(method.getName() + "/" + argument)) {
      return true;
    }
    Calls calls = new Calls(method.getName().toString(), method.getParameters().size());
    calls.scan(unit, null);
    return !calls.all.isEmpty()
        && calls.all.stream()
            .allMatch(call -> isConstant(call.tree.getArguments().get(argument), call.path, asked));
  }

  private static @Nullable MethodTree methodAround(TreePath at) {
    for (TreePath path = at; path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof MethodTree method) {
        return method;
      }
    }
    return null;
  }

  private String place() {
    MethodTree method = methodAround(getCurrentPath());
    String type = unit.getTypeDecls().isEmpty() ? "" : simpleName();
    return type + "." + (method == null ? "" : method.getName());
  }

  private String simpleName() {
    String file = unit.getSourceFile().getName();
    return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
  }

  private record Value(ExpressionTree tree, TreePath path) {}

  private record Call(MethodInvocationTree tree, TreePath path) {}

  /** All that a name is given: where it is declared, and later. */
  private static final class Declarations extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final String name;
    private final List<Value> values = new ArrayList<>();
    private boolean isWithoutValue;

    Declarations(String name) {
      this.name = name;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      boolean isOwn = !(getCurrentPath().getParentPath().getLeaf() instanceof MethodTree);
      if (isOwn && variable.getName().contentEquals(name)) {
        ExpressionTree value = variable.getInitializer();
        if (value == null) {
          isWithoutValue = true;
        } else {
          values.add(new Value(value, getCurrentPath()));
        }
      }
      return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
      if (assignment.getVariable().toString().equals(name)) {
        values.add(new Value(assignment.getExpression(), getCurrentPath()));
      }
      return super.visitAssignment(assignment, null);
    }
  }

  /** All who call a method of this source. */
  private static final class Calls extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final String name;
    private final int arguments;
    private final List<Call> all = new ArrayList<>();

    Calls(String name, int arguments) {
      this.name = name;
      this.arguments = arguments;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      boolean isIt =
          call.getMethodSelect() instanceof IdentifierTree own && own.getName().contentEquals(name);
      if (isIt && call.getArguments().size() == arguments) {
        all.add(new Call(call, getCurrentPath()));
      }
      return super.visitMethodInvocation(call, null);
    }
  }
}
