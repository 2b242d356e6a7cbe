package org.showpay.barcode.matrix;

/** Systems of linear equations, as least squares need them. */
final class Linear {

  private Linear() {}

  /** Solves in place; the last column is the right side, and the matrix is positive definite. */
  static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = pivot + 1; row < size; row++) {
        double factor = rows[row][pivot] / rows[pivot][pivot];
        for (int column = pivot; column <= size; column++) {
          rows[row][column] -= factor * rows[pivot][column];
        }
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double value = rows[row][size];
      for (int column = row + 1; column < size; column++) {
        value -= rows[row][column] * solution[column];
      }
      solution[row] = value / rows[row][row];
    }
    return solution;
  }
}
