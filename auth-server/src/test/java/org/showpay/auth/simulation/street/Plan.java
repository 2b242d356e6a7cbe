package org.showpay.auth.simulation.street;

import java.util.ArrayList;
import java.util.List;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.street.Step.Kind;

/** What is going to be done in a history, drawn from its seed. */
public final class Plan {

  private static final int LEAST = 1_000;
  private static final int MOST = 70_000;
  private static final int RECENT = 6;

  private Plan() {}

  /** So many steps: some histories are a rush, and some take minutes. */
  public static List<Step> of(long seed, int steps) {
    Dice dice = new Dice(seed, "plan");
    long pace = (dice.between(20, 90) * Timeline.MILLI) << dice.below(7);
    List<Integer> sales = new ArrayList<>();
    List<Step> plan = new ArrayList<>();
    while (plan.size() < steps) {
      Kind kind = sales.isEmpty() ? Kind.SALE : kind(dice.below(100));
      int of = of(kind, dice, sales);
      boolean atOnce = kind == Kind.SAME_CODE || kind == Kind.SAME_ORDER;
      long after = atOnce && dice.percent(60) ? soon(dice) : dice.between(0, 2 * pace);
      Step step = new Step(plan.size(), after, kind, of, dice.between(LEAST, MOST));
      plan.add(step);
      if (step.isSale()) {
        sales.add(step.number());
      }
      if (kind == Kind.SETTLEMENT && dice.percent(60)) {
        plan.add(new Step(plan.size(), soon(dice), kind, of, step.amount()));
      }
    }
    return plan;
  }

  private static long soon(Dice dice) {
    return dice.between(0, 3 * Timeline.MILLI);
  }

  /** The sale that it is about, often the last one; of a settlement, the merchant. */
  private static int of(Kind kind, Dice dice, List<Integer> sales) {
    if (kind == Kind.SETTLEMENT) {
      return dice.below(Town.MERCHANTS);
    }
    if (sales.isEmpty()) {
      return 0;
    }
    return dice.percent(50) ? sales.getLast() : recent(dice, sales);
  }

  private static int recent(Dice dice, List<Integer> sales) {
    return sales.get(Math.max(0, sales.size() - 1 - dice.below(RECENT)));
  }

  private static Kind kind(int of100) {
    if (of100 < 50) {
      return Kind.SALE;
    }
    if (of100 < 56) {
      return Kind.SAME_CODE;
    }
    if (of100 < 62) {
      return Kind.SAME_ORDER;
    }
    if (of100 < 72) {
      return Kind.CAPTURE;
    }
    if (of100 < 86) {
      return Kind.REFUND;
    }
    return seldom(of100);
  }

  private static Kind seldom(int of100) {
    return switch (of100) {
      case 86, 87, 88, 89, 90 -> Kind.CANCELLATION;
      case 91 -> Kind.HOLD_DROPPED;
      case 92, 93 -> Kind.AUTH_SERVER_DIES;
      case 94 -> Kind.AUTH_SERVER_PAUSED;
      case 95 -> Kind.ADAPTER_DIES;
      case 96, 97 -> Kind.COMPANY_SILENT;
      case 98 -> Kind.DATABASE_DIES;
      default -> Kind.SETTLEMENT;
    };
  }
}
