package org.showpay.cat.page;

import java.util.function.Function;
import org.showpay.cat.batch.Batches;
import org.showpay.cat.counter.Amounts;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.entry.Trouble;
import org.showpay.cat.paper.Printing;
import org.showpay.cat.refund.RefundDesk;
import org.showpay.cat.refund.RefundDesk.Wish;
import org.showpay.cat.sale.SaleDesk;
import org.showpay.cat.sale.Sales;
import org.showpay.cat.sale.Sold;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillOfficeApi.RefundKind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Receipts: looked up by number, printed, and what is given back on them. */
@Controller
@RequestMapping("/cashier/receipts")
class ReceiptsController {

  private static final int LATEST = 50;

  private final Sales sales;
  private final SaleDesk desk;
  private final RefundDesk refunds;
  private final Batches batches;
  private final Printing printing;

  ReceiptsController(
      Sales sales, SaleDesk desk, RefundDesk refunds, Batches batches, Printing printing) {
    this.sales = sales;
    this.desk = desk;
    this.refunds = refunds;
    this.batches = batches;
    this.printing = printing;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(defaultValue = "") String number,
      Model model) {
    if (!number.isBlank()) {
      try {
        Sold found = sales.onReceipt(session.till(), number);
        return "redirect:/cashier/receipts/" + found.payment().paymentId();
      } catch (ProblemException unknown) {
        model.addAttribute("trouble", Trouble.of(unknown));
      }
    }
    model.addAttribute("sales", sales.latest(session.till(), LATEST));
    return "page/receipts";
  }

  @GetMapping("/{payment}")
  String show(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PaymentId payment,
      @RequestParam(defaultValue = "false") boolean printed,
      Model model) {
    model.addAttribute("printed", printed);
    return draw(session, payment, model);
  }

  private String draw(PageSession session, PaymentId payment, Model model) {
    model.addAttribute("sold", sales.find(session.till(), payment));
    model.addAttribute("slip", desk.slip(session.till(), payment));
    model.addAttribute("refunds", refunds.of(session.till(), payment));
    model.addAttribute("openBatch", batches.open(session.till()).batch());
    model.addAttribute("operation", OperationId.next());
    model.addAttribute("printer", printing.hasPrinter());
    return "page/receipt";
  }

  /** What is given back: all that is left, or a part of it. */
  @PostMapping("/{payment}/refunds")
  String refund(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PaymentId payment,
      @RequestParam OperationId operation,
      @RequestParam String amount,
      Model model) {
    return giveBack(
        session,
        payment,
        model,
        sold ->
            new Wish(
                operation,
                payment,
                RefundKind.REFUND,
                Amounts.read(amount.strip(), sold.payment().amount().currency())));
  }

  @PostMapping("/{payment}/void")
  String undo(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PaymentId payment,
      @RequestParam OperationId operation,
      Model model) {
    return giveBack(
        session,
        payment,
        model,
        sold -> new Wish(operation, payment, RefundKind.VOID, sold.payment().amount()));
  }

  /** Asks again for a refund that was not answered. */
  @PostMapping("/{payment}/refunds/{operation}/question")
  String askAgain(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PaymentId payment,
      @PathVariable OperationId operation) {
    refunds.askAgain(session.till(), operation);
    return "redirect:/cashier/receipts/" + payment;
  }

  /** The slip as the bytes that a receipt printer takes. */
  @GetMapping("/{payment}/slip")
  ResponseEntity<byte[]> slip(
      @AuthenticationPrincipal PageSession session, @PathVariable PaymentId payment) {
    String number = sales.find(session.till(), payment).payment().orderId().text();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + ".escpos\"")
        .body(printing.bytes(desk.slip(session.till(), payment)));
  }

  @PostMapping("/{payment}/print")
  String print(
      @AuthenticationPrincipal PageSession session, @PathVariable PaymentId payment, Model model) {
    try {
      printing.print(desk.slip(session.till(), payment));
      return "redirect:/cashier/receipts/" + payment + "?printed=true";
    } catch (ProblemException noPrinter) {
      model.addAttribute("trouble", Trouble.of(noPrinter));
      return draw(session, payment, model);
    }
  }

  private String giveBack(
      PageSession session, PaymentId payment, Model model, Function<Sold, Wish> wish) {
    try {
      refunds.giveBack(session.till(), wish.apply(sales.find(session.till(), payment)));
      return "redirect:/cashier/receipts/" + payment;
    } catch (ProblemException refused) {
      Trouble trouble = Trouble.of(refused);
      if (trouble.status() != HttpStatus.UNPROCESSABLE_CONTENT.value()) {
        throw refused;
      }
      model.addAttribute("trouble", trouble);
      return draw(session, payment, model);
    }
  }
}
