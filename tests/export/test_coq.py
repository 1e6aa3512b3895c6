"""Coq itself: it accepts what derive proves, and rejects what is false. Slow, and skipped where there is no coqc."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import faults
import pytest
from faults import derive
from here import ROOT

from derive.export.folder import FIXED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("coqc") is None, reason="needs Coq with Coquelicot"),
]


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coq")
    shutil.copy(FIXED, folder / "Derive.v")
    assert coqc(folder, folder / "Derive.v").returncode == 0
    return folder


def coqc(folder: Path, file: Path) -> subprocess.CompletedProcess[str]:
    command = ["coqc", "-q", "-w", "none", "-R", str(folder), "Derive", str(file)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


OF = "forall (n : nat) (n_min : (2 <= n)%nat) (i j : nat) (i_in : (i < n)%nat) (j_in : (j < n)%nat) (x : vec) (c : R) (A : mat), "

FALSE = {
    "a shift alone": ("exp (x i + c) == exp (x i)", "same_value_of_both"),
    "a sign": ("x i - (x j - c) == x i - x j - c", "same_value_of_both"),
    "a sum of another index": ("Sum n [] (fun k => delta k i * x k) == x j", "same_value_of_both"),
    "a sum that leaves one out": ("Sum n [i] (fun k => x k) == Sum n [] (fun k => x k)", "same_value_of_both"),
    "a quotient without a value": ("x i / x i == 1", "same_value_of_both"),
    "the logarithm of anything": ("exp (log (x i)) == x i", "same_value_of_both"),
    "a root that may be negative": ("(x i ^ 2) ^ (1/2)%R == x i", "same_value_of_both"),
    "the slope of another component": ("D (fun x => exp (x i)) x j == exp (x i)", "derived"),
    "a slope with its sign lost": ("D (fun x => 1 / exp (x i)) x i == 1 / exp (x i)", "derived"),
    "a square that is positive": ("x i ^ 2 > 0", "by_sign"),
    "an order of anything": ("x i <= x j", "by_sign"),
    "a maximum below a member": ("Max n [] (fun k => x k) <= x i", "bounds_its_members"),
    "a share of what may be negative": ("1 - x i / Sum n [] (fun k => x k) >= 0", "by_sign"),
    "a share that is more than one": ("exp (x i) / Sum n [] (fun k => exp (x k)) - 1 >= 0", "by_sign"),
    "a member above the sum": ("1 / exp (x i) <= 1 / Sum n [] (fun k => exp (x k))", "by_sign"),
    "a product with its sign lost": ("exp c * (0 - exp (x i)) > 0", "by_sign"),
    "an absolute value that is not split": ("Sum n [] (fun k => abs (delta k i - 1)) == n", "same_value_of_both"),
    "one case of a delta": ("x i * delta i j == x j", "same_value_of_both"),
    "a sum by the second index of a delta": ("Sum n [] (fun k => delta i k * x k) == x j", "same_value_of_both"),
    "the logarithm of a sum": (
        "log (exp c + (exp (x i) + 1)) == log (exp c) + log (exp (x i) + 1)",
        "same_value_of_both",
    ),
    "an argmax that may be another": ("delta i (argmax n x) == 1", "same_value_of_both"),
    "members that are not equal": (
        "Sum n [] (fun k => Sum n [] (fun l => x k)) == Sum n [] (fun k => Sum n [] (fun l => x l + x k - x i))",
        "same_value_of_both",
    ),
    "a square without a value": ("1 / x i ^ 2 == x i ^ (-2)%R", "same_value_of_both"),
    "a square of what may be 0": ("(x i - c) ^ 2 > 0", "by_sign"),
    "halves of exponents with a sign lost": (
        "exp (x i) - exp (x j) == (exp (x i) + exp (x j)) * ((exp ((x i - x j) / 2) - exp (- ((x i - x j) / 2)))"
        " / (exp ((x j - x i) / 2) - exp (- ((x i - x j) / 2))))",
        "same_value_of_both",
    ),
    "a sum whose sign is told of another one": (
        "(Sum n [] (fun k => x k * exp (x k)) > 0) -> log (Sum n [] (fun k => x k * exp (c * x k)))"
        " == log (Sum n [] (fun k => x k * exp (c * x k))) + 0",
        "same_value_of_both",
    ),
    "a shift out of a sum whose sign is told": (
        "(Sum n [] (fun k => x k * exp (x k)) > 0) -> log (Sum n [] (fun k => x k * exp (x k - c)))"
        " == log (Sum n [] (fun k => x k * exp (x k)))",
        "same_value_of_both",
    ),
    "exponents that a fact does not make equal": (
        "(x i - x j == c) -> exp (x i) == exp (x j)",
        "(combined (exp (x i)) (exp (x j)) 1 (val (exp (x i) - exp (x j))%T)%R; added (exp (x i) - exp (x j)))",
    ),
    "what holds at a point alone, inside of D": (
        "(x i == x j) -> D (fun x => x i) x i ≃ D (fun x => x j) x i",
        "(assert (p0 : forall x : vec, (x i == x j) -> x i ≃ x j) by (intros; apply eq_same; assumption);"
        " nearby (fun x : vec => x i == x j) p0)",
    ),
    "what need not hold near a point, inside of D": (
        "(x i <= x j) -> D (fun x => abs (x j - x i)) x i ≃ D (fun x => x j - x i) x i",
        "(assert (p0 : forall x : vec, (x i <= x j) -> abs (x j - x i) ≃ x j - x i)"
        " by (intros; apply eq_same; same_value_of_both); nearby (fun x : vec => x i <= x j) p0)",
    ),
    "a hyperbolic function by the exponentials of another": (
        "sinh (x i) ≃ (exp (x i) + exp (- x i)) / 2",
        "unfolded_sinh",
    ),
    "a limit of what grows": ("tends_to_infinity (fun t => (0 < t)%R) (fun t => exp (t * exp c)) 0", "expanded"),
    "a limit whose sign is not known": (
        "tends_to_infinity (fun t => (0 < t)%R) (fun t => exp (- (t * c))) 0",
        "expanded",
    ),
    "a limit of another value": ("tends_to_infinity (fun t => (0 < t)%R) (fun t => c + 1 / t) (c + 1)", "expanded"),
    "a limit from the other side": ("tends_to_minus_infinity (fun _ => True) (fun t => exp (- t)) 0", "expanded"),
    "a limit at a point without a value": (
        "tends_at (fun _ => True) (fun t => (t <> 0)%R) 0 (fun t => 1 / t) 0",
        "expanded",
    ),
    "a limit of what lies above alone": (
        "tends_to_infinity (fun t => (0 < t)%R) (fun t => exp t) 0",
        "(assert (p0 : forall t : R, (0 < t)%R -> 0 <= exp t) by (intros; by_sign);"
        " assert (p2 : tends_to_infinity (fun t => (0 < t)%R) (fun t => 0) 0) by expanded;"
        " squeezed p0 p0 p2 p2)",
    ),
    "a sum in another order, and of something else": (
        "Sum n [] (fun k => Sum n [] (fun l => x k * x l)) == Sum n [] (fun k => Sum n [] (fun l => x l * x l))",
        "same_value_of_both",
    ),
    "a matrix that need not be symmetric": (
        "Sum n [] (fun k => A i k * x k) == Sum n [] (fun k => A k i * x k)",
        "same_value_of_both",
    ),
    "the square of a root that may not be there": ("(x i ^ (1/2)%R) ^ 2 == x i", "same_value_of_both"),
    "a root that is its square": (
        "Sum n [] (fun k => x k ^ 2) ^ (1/2)%R == Sum n [] (fun k => x k ^ 2)",
        "same_value_of_both",
    ),
    "the logarithm of what is not 0": ("(x i ≠ 0) -> log (x i) == log (x i) + 0", "same_value_of_both"),
    "the slope of tanh with its sign lost": ("D (fun x => tanh (x i)) x i == 1 + tanh (x i) ^ 2", "derived"),
    "the slope of cosh as if it were cos": ("D (fun x => cosh (x i)) x i == - sinh (x i)", "derived"),
    "the slope of atan at another place": ("D (fun x => atan (2 * x i)) x i == 1 / (1 + 4 * x i ^ 2)", "derived"),
    "the sign of a logarithm": ("log (exp c) >= 0", "by_sign"),
    "a strict order of what may be equal": ("(x i <= x j) -> exp (x i) < exp (x j)", "by_sign"),
    "an order that is turned": ("x i < x j <-> tanh (x i) > tanh (x j)", "monotone_tanh"),
    "a sum of squares less too much": ("x i ^ 2 + x j ^ 2 - 3 * (x i * x j) >= 0", "by_sign"),
    "two absolute values without their bars": ("abs (x i) * abs (x j) == x i * x j", "same_value_of_both"),
    "a product of other powers": (
        "Prod n [] (fun k => exp (x k) ^ (x k)) == exp (Sum n [] (fun k => x k))",
        "same_value_of_both",
    ),
    "a power of a sum as a sum": ("exp c ^ (x i + x j) == exp c ^ (x i) + exp c ^ (x j)", "same_value_of_both"),
    "a power of a difference without a value": ("(x i) ^ (c + (-1)%R) == (x i) ^ c / x i", "same_value_of_both"),
    "a root beside another": (
        "Sum n [] (fun k => x k ^ 2) ^ (1/2)%R * Sum n [] (fun k => x k ^ 2) ^ (1/2)%R"
        " == Sum n [] (fun k => x k) * Sum n [] (fun k => x k)",
        "same_value_of_both",
    ),
    "products that have other logarithms": (
        "Prod n [] (fun k => exp (x k)) ^ 2 == Prod n [] (fun k => exp (x k) + exp (x k))",
        "same_value_of_both",
    ),
    "squares whose weight may be negative": ("c * x i ^ 2 + c * x j ^ 2 >= 2 * c * (x i * x j)", "by_sign"),
    "weighted squares less too much": ("(c > 0) -> c * x i ^ 2 / 2 + x j ^ 2 / (2 * c) >= 2 * (x i * x j)", "by_sign"),
    "what follows from a fact about something else": ("(x i - c <= x j) -> x i <= x j + c / 2", "by_sign"),
    "a factor taken out that has another sign": ("exp (x i) * c - c >= 0", "by_sign"),
    "a difference with its rest lost": ("n * x i + c >= c", "by_sign"),
    "a maximum under a factor of any sign": (
        "Max n [] (fun k => c * x k) == c * Max n [] (fun k => x k)",
        "same_value_of_both",
    ),
    "a minimum under a factor that is negative": (
        "(c < 0) -> Min n [] (fun k => c * x k) == c * Min n [] (fun k => x k)",
        "same_value_of_both",
    ),
    "a factor out of a root, of any sign": (
        "Sum n [] (fun k => (c * x k) ^ 2) ^ (1/2)%R == c * Sum n [] (fun k => x k ^ 2) ^ (1/2)%R",
        "same_value_of_both",
    ),
    "a factor out of an absolute value, of any sign": ("abs (c * x i) == c * abs (x i)", "same_value_of_both"),
    "a power of anything as an exponential": ("x i ^ c == exp (c * log (x i))", "same_value_of_both"),
    "a quotient in an exponent without a value": ("exp (x i * x j / x j) == exp (x i)", "same_value_of_both"),
    "a root in an exponent with its square lost": ("exp ((c / 2 ^ (1/2)%R) ^ 2) == exp (c ^ 2)", "same_value_of_both"),
    "a sum whose sign is told but for a factor of any sign": (
        "(Sum n [] (fun k => x k) + 1 > 0) -> log (Sum n [] (fun k => c * x k) + c) == log (c * Sum n [] (fun k => x k) + c)",
        "same_value_of_both",
    ),
    "a sum whose sign is told but for a square of what may be 0": (
        "(Sum n [] (fun k => x k) + 1 > 0) -> log (Sum n [] (fun k => c ^ 2 * x k) + c ^ 2)"
        " == log (c ^ 2 * Sum n [] (fun k => x k) + c ^ 2)",
        "same_value_of_both",
    ),
    "a rest that is no sum of nothing": (
        "Sum n [] (fun k => x k) >= Sum n [] (fun k => x i)",
        "(combined (Sum n [] (fun k => x k)) (Sum n [] (fun k => x i)) 1 (val (Sum n [] (fun k => x k - x i))%T)%R;"
        " added (Sum n [] (fun k => x k - x i)))",
    ),
    "the slope of erf without its factor": ("D (fun x => erf (x i)) x i == exp (- x i ^ 2)", "derived"),
    "erf as if it were even": ("erf (- c) == erf c", "same_value_of_both"),
    "a bound of erf that is too narrow": ("1/2 - erf c > 0", "by_sign"),
    "erf as if it fell": ("x i < x j <-> erf (x i) > erf (x j)", "monotone_erf"),
    "the sign of erf": ("erf c >= 0", "by_sign"),
    "a case that is missing": ("(x i <= x j) \\/ (x i == x j)", "either"),
}


def test_what_is_false_is_rejected(fixed: Path) -> None:
    """Each by the tactic that would have to prove it; a tactic that hangs is stopped, and counts as none."""
    goals = [
        f"Goal {OF}{said}.\nProof. intros. Fail (timeout 20 {tactic}). Abort.\n" for said, tactic in FALSE.values()
    ]
    file = fixed / "wrong.v"
    head = "From Derive Require Import Derive.\nImport Terms.\nOpen Scope derive_scope.\n"
    file.write_text(head + "".join(goals), encoding="utf-8")
    ended = coqc(fixed, file)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    ("said", "tactic"),
    [
        ("exp (x i + c) == exp (x i) * exp c", "same_value_of_both"),
        ("Sum n [] (fun k => delta k i * x k) == x i", "same_value_of_both"),
        ("D (fun x => exp (x i)) x j == exp (x i) * delta i j", "derived"),
        ("x i ^ 2 >= 0", "by_sign"),
        ("Max n [] (fun k => x k) >= x i", "bounds_its_members"),
        ("1 - exp (x i) / Sum n [] (fun k => exp (x k)) >= 0", "by_sign"),
        ("1 / Sum n [] (fun k => exp (x k)) <= 1 / exp (x i)", "by_sign"),
        ("Sum n [] (fun k => abs (delta k i - 1)) == n - 1", "same_value_of_both"),
        ("x i * delta i j == x j * delta j i", "same_value_of_both"),
        ("Sum n [] (fun k => delta i k * x k) == x i", "same_value_of_both"),
        ("log (1 + (exp c - 1)) == c", "same_value_of_both"),
        ("(x i > 0) -> 1 / x i ^ 2 == x i ^ (-2)%R", "same_value_of_both"),
        (
            "exp (x i) - exp (x j) == (exp (x i) + exp (x j)) * ((exp ((x i - x j) / 2) - exp (- ((x i - x j) / 2)))"
            " / (exp ((x i - x j) / 2) + exp (- ((x i - x j) / 2))))",
            "same_value_of_both",
        ),
        (
            "(Sum n [] (fun k => x k * exp (x k)) > 0) -> log (Sum n [] (fun k => x k * exp (x k - c)))"
            " == log (Sum n [] (fun k => x k * exp (x k))) - c",
            "same_value_of_both",
        ),
        (
            "(x i - x j == c) -> exp (x i) == exp (x j + c)",
            "combined (exp (x i)) (exp (x j + c)) 1 (val (exp (x i) - exp (x j + c))%T)%R;"
            " added (exp (x i) - exp (x j + c))",
        ),
        (
            "(x i < x j) -> D (fun x => abs (x j - x i)) x i ≃ D (fun x => x j - x i) x i",
            "assert (p0 : forall x : vec, (x i < x j) -> abs (x j - x i) ≃ x j - x i)"
            " by (intros; apply eq_same; same_value_of_both); nearby (fun x : vec => x i < x j) p0",
        ),
        ("sinh (x i) ≃ (exp (x i) - exp (- x i)) / 2", "unfolded_sinh"),
        ("tends_to_infinity (fun t => (0 < t)%R) (fun t => exp (- (t * exp c))) 0", "expanded"),
        ("tends_to_infinity (fun t => (0 < t)%R) (fun t => c + 1 / t) c", "expanded"),
        (
            "Sum n [] (fun k => Sum n [] (fun l => x k * x l * x l))"
            " == Sum n [] (fun k => Sum n [] (fun l => x k * x k * x l))",
            "same_value_of_both",
        ),
        (
            "(forall i, (i < n)%nat -> forall j, (j < n)%nat -> A i j == A j i) ->"
            " Sum n [] (fun k => A i k * x k) == Sum n [] (fun k => A k i * x k)",
            "same_value_of_both",
        ),
        ("(Sum n [] (fun k => x k ^ 2) ^ (1/2)%R) ^ 2 == Sum n [] (fun k => x k ^ 2)", "same_value_of_both"),
        (
            "(Sum n [] (fun k => x k ^ 2) ≠ 0) -> log (Sum n [] (fun k => x k ^ 2))"
            " == log (Sum n [] (fun k => x k ^ 2)) + 0",
            "same_value_of_both",
        ),
        ("D (fun x => tanh (x i)) x i == 1 - tanh (x i) ^ 2", "derived"),
        ("D (fun x => cosh (x i)) x i == sinh (x i)", "derived"),
        ("D (fun x => atan (2 * x i)) x i == 2 / (1 + 4 * x i ^ 2)", "derived"),
        ("log (1 + exp c) > 0", "by_sign"),
        ("(x i < x j) -> exp (x i) < exp (x j)", "by_sign"),
        ("x i < x j <-> tanh (x i) < tanh (x j)", "monotone_tanh"),
        ("x i ^ 2 + x j ^ 2 - 2 * (x i * x j) >= 0", "by_sign"),
        ("abs (x i) * abs (x i) == x i ^ 2", "same_value_of_both"),
        ("exp c ^ (x i + (-1)%R) == exp c ^ (x i) / exp c", "same_value_of_both"),
        ("Prod n [] (fun k => exp (x k)) ^ 2 == Prod n [] (fun k => exp (x k) ^ 2)", "same_value_of_both"),
        (
            "Sum n [] (fun k => x k ^ 2) ^ (1/2)%R * Sum n [] (fun k => x k ^ 2) ^ (1/2)%R"
            " == Sum n [] (fun k => x k * x k)",
            "same_value_of_both",
        ),
        ("Prod n [] (fun k => exp (x k) ^ (x k)) == exp (Sum n [] (fun k => x k * x k))", "same_value_of_both"),
        ("(c > 0) -> c * x i ^ 2 + c * x j ^ 2 >= 2 * c * (x i * x j)", "by_sign"),
        ("(c > 0) -> c * x i ^ 2 / 2 + x j ^ 2 / (2 * c) >= x i * x j", "by_sign"),
        ("(x i - c <= x j) -> x i <= x j + c", "by_sign"),
        ("(c < 1) -> (c > 0) -> exp (log (1 - c) * exp (x i)) * log c - log c >= 0", "by_sign"),
        ("n * x i ^ 2 + c >= c", "by_sign"),
        ("(c > 0) -> Max n [] (fun k => c * x k) == c * Max n [] (fun k => x k)", "same_value_of_both"),
        ("(c > 0) -> Min n [] (fun k => c * x k) == c * Min n [] (fun k => x k)", "same_value_of_both"),
        (
            "(c > 0) -> Sum n [] (fun k => (c * x k) ^ 2) ^ (1/2)%R == c * Sum n [] (fun k => x k ^ 2) ^ (1/2)%R",
            "same_value_of_both",
        ),
        (
            "(c < 0) -> Sum n [] (fun k => (c * x k) ^ 2) ^ (1/2)%R == - (c * Sum n [] (fun k => x k ^ 2) ^ (1/2)%R)",
            "same_value_of_both",
        ),
        (
            "Sum n [] (fun k => (c * x k) ^ 2) ^ (1/2)%R == abs c * Sum n [] (fun k => x k ^ 2) ^ (1/2)%R",
            "same_value_of_both",
        ),
        ("abs (2 * x i) == 2 * abs (- x i)", "same_value_of_both"),
        ("(x i > 0) -> x i ^ c == exp (c * log (x i))", "same_value_of_both"),
        ("(x j > 0) -> exp (x i * x j / x j) == exp (x i)", "same_value_of_both"),
        ("exp ((c / 2 ^ (1/2)%R) ^ 2) == exp (c ^ 2 / 2)", "same_value_of_both"),
        (
            "(Sum n [] (fun k => x k) + 1 > 0) -> (c ≠ 0) -> log (Sum n [] (fun k => c ^ 2 * x k) + c ^ 2)"
            " == log (c ^ 2 * Sum n [] (fun k => x k) + c ^ 2)",
            "same_value_of_both",
        ),
        (
            "Sum n [] (fun k => x k) >= Sum n [] (fun k => x k)",
            "combined (Sum n [] (fun k => x k)) (Sum n [] (fun k => x k)) 1 (val (Sum n [] (fun k => x k - x k))%T)%R;"
            " added (Sum n [] (fun k => x k - x k))",
        ),
        ("D (fun x => erf (x i)) x i == 2 / PI ^ (1/2)%R * exp (- x i ^ 2)", "derived"),
        ("erf (- c) == - erf c", "same_value_of_both"),
        ("1 - erf c > 0", "by_sign"),
        ("1 + erf c > 0", "by_sign"),
        ("x i < x j <-> erf (x i) < erf (x j)", "monotone_erf"),
        ("tends_to_minus_infinity (fun _ => True) (fun t => exp t) 0", "expanded"),
        ("tends_at (fun _ => True) (fun t => (t <> 0)%R) 2 (fun t => 1 / t) (1/2)%R", "expanded"),
        (
            "tends_to_infinity (fun t => (0 < t)%R) (fun t => exp (- t) / 2) 0",
            "assert (p0 : forall t : R, (0 < t)%R -> 0 <= exp (- t) / 2) by (intros; by_sign);"
            " assert (p1 : forall t : R, (0 < t)%R -> exp (- t) / 2 <= exp (- t)) by (intros; by_sign);"
            " assert (p2 : tends_to_infinity (fun t => (0 < t)%R) (fun t => 0) 0) by expanded;"
            " assert (p3 : tends_to_infinity (fun t => (0 < t)%R) (fun t => exp (- t)) 0) by expanded;"
            " squeezed p0 p1 p2 p3",
        ),
    ],
)
def test_the_same_tactics_prove_what_is_true(fixed: Path, said: str, tactic: str) -> None:
    """So that none of them is refused for a reason of its own."""
    file = fixed / "right.v"
    head = "From Derive Require Import Derive.\nImport Terms.\nOpen Scope derive_scope.\n"
    file.write_text(f"{head}Goal {OF}{said}.\nProof. intros. {tactic}. Qed.\n", encoding="utf-8")
    ended = coqc(fixed, file)
    assert ended.returncode == 0, ended.stderr


def test_derivatives_and_shifts_of_softmax_are_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "SECONDS", 600)
    chosen = [
        f"{ROOT}/proofs/why_softmax/softmax.py::softmax_jacobian",
        f"{ROOT}/proofs/why_softmax/shift_invariance.py::shift_invariance",
    ]
    ended = derive(tmp_path, "export", "--coq", "out", "--check", *chosen)
    assert ended.code == 0, ended
    assert ended.out.decode().count("accepted") >= 2
