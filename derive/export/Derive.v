(** * What the statements that derive exports mean, and what its rules rest on.

    A term is a pair: whether it has a value, and the value. Positions count from 0,
    vectors are functions of naturals, and nothing is ever said of one at a position
    outside of its size. Nothing here is assumed: the file has proofs alone. *)

From Coq Require Export Reals Lra Lia List Psatz.
From Coq Require Import FunctionalExtensionality Classical.
From Coquelicot Require Import Coquelicot.
Export ListNotations.
Unset SsrRewrite.
Unset SsrIdents.
#[global] Open Scope R_scope.

(** ** Terms *)

Record T := mk { ok : Prop; val : R }.

Definition cst (a : R) : T := mk True a.
Definition dim (n : nat) : T := cst (INR n).
Definition vec := nat -> R.
Definition mat := nat -> nat -> R.
Definition tvec := nat -> T.
Definition tmat := nat -> nat -> T.
Definition lift (x : vec) : tvec := fun k => cst (x k).
Definition lift2 (x : mat) : tmat := fun i j => cst (x i j).
Coercion cst : R >-> T.
Coercion dim : nat >-> T.
Coercion lift : vec >-> tvec.
Coercion lift2 : mat >-> tmat.

Declare Scope derive_scope.
Delimit Scope derive_scope with T.
Bind Scope derive_scope with T.

Definition add (a b : T) : T := mk (ok a /\ ok b) (val a + val b).
Definition mul (a b : T) : T := mk (ok a /\ ok b) (val a * val b).
Definition neg (a : T) : T := mul (cst (-1)) a.

(** A power is one function of two numbers. A whole exponent takes any base, but 0 to a
    negative one; any other takes a positive base, and a positive exponent takes 0 too. *)

Definition whole (e : R) : Prop := IZR (Int_part e) = e.
Definition powers (b e : R) : Prop := (whole e /\ (0 <= e \/ b <> 0)) \/ 0 < b \/ (b = 0 /\ 0 < e).
Definition power (b e : R) : R :=
  if Req_EM_T (IZR (Int_part e)) e then powerRZ b (Int_part e)
  else if Rlt_dec 0 b then Rpower b e else 0.
Definition pow (a e : T) : T := mk (ok a /\ ok e /\ powers (val a) (val e)) (power (val a) (val e)).

Definition texp (a : T) : T := mk (ok a) (exp (val a)).
Definition tlog (a : T) : T := mk (ok a /\ 0 < val a) (ln (val a)).
Definition tabs (a : T) : T := mk (ok a) (Rabs (val a)).
Definition tsin (a : T) : T := mk (ok a) (sin (val a)).
Definition tcos (a : T) : T := mk (ok a) (cos (val a)).
Definition tsinh (a : T) : T := mk (ok a) (sinh (val a)).
Definition tcosh (a : T) : T := mk (ok a) (cosh (val a)).
Definition ttanh (a : T) : T := mk (ok a) (tanh (val a)).
(** The error function is an integral *)
Definition bell (t : R) : R := exp (- (t * t)).
Definition erf (x : R) : R := 2 / sqrt PI * RInt bell 0 x.
Definition terf (a : T) : T := mk (ok a) (erf (val a)).
Definition tatan (a : T) : T := mk (ok a) (atan (val a)).

(** ** Reductions: over the positions below n that are not left out *)

Definition range (n : nat) (om : list nat) : list nat :=
  filter (fun k => negb (existsb (Nat.eqb k) om)) (seq 0 n).

Definition lsum (l : list nat) (f : nat -> R) : R := fold_right (fun k s => f k + s) 0 l.
Definition lprod (l : list nat) (f : nat -> R) : R := fold_right (fun k s => f k * s) 1 l.
Definition lmax (l : list nat) (f : nat -> R) : R :=
  match l with nil => 0 | a :: r => fold_right (fun k s => Rmax (f k) s) (f a) r end.
Definition lmin (l : list nat) (f : nat -> R) : R := - lmax l (fun k => - f k).

Definition rsum n om f := lsum (range n om) f.
Definition rprod n om f := lprod (range n om) f.
Definition rmax n om f := lmax (range n om) f.
Definition rmin n om f := lmin (range n om) f.

Definition all (n : nat) (om : list nat) (f : tvec) : Prop := forall k, (k < n)%nat -> ~ In k om -> ok (f k).

Definition Sum n om (f : tvec) : T := mk (all n om f) (rsum n om (fun k => val (f k))).
Definition Prod n om (f : tvec) : T := mk (all n om f) (rprod n om (fun k => val (f k))).
Definition Max n om (f : tvec) : T := mk (range n om <> nil /\ all n om f) (rmax n om (fun k => val (f k))).
Definition Min n om (f : tvec) : T := mk (range n om <> nil /\ all n om f) (rmin n om (fun k => val (f k))).

(** The first position at which a vector is largest *)

Fixpoint first_largest (f : nat -> R) (n : nat) : nat :=
  match n with
  | O => O
  | S m => let a := first_largest f m in if Rlt_dec (f a) (f m) then m else a
  end.
Definition argmax (n : nat) (x : tvec) : nat := first_largest (fun k => val (x k)) n.

(** A term at a position that has a value only where another term has one *)
Definition given (p : Prop) (a : T) : T := mk (p /\ ok a) (val a).

Definition del (i j : nat) : R := if Nat.eqb i j then 1 else 0.
Definition delta (i j : nat) : T := cst (del i j).
Definition tup (l : list T) : tvec := fun k => nth k l (cst 0).

(** ** The derivative along one coordinate: it has a value where the term has one nearby,
    and where the derivative exists *)

Definition upd (x : vec) (j : nat) (t : R) : vec := fun k => if Nat.eqb k j then t else x k.
Definition upd2 (x : mat) (i j : nat) (t : R) : mat :=
  fun k l => if andb (Nat.eqb k i) (Nat.eqb l j) then t else x k l.
Definition Dr (g : R -> T) (t : R) : T :=
  mk (locally t (fun s => ok (g s)) /\ ex_derive (fun s => val (g s)) t) (Derive (fun s => val (g s)) t).
Definition D1 (f : R -> T) (a : R) : T := Dr f a.
Definition D (f : vec -> T) (x : vec) (j : nat) : T := Dr (fun t => f (upd x j t)) (x j).
Definition D2 (f : mat -> T) (x : mat) (i j : nat) : T := Dr (fun t => f (upd2 x i j t)) (x i j).

(** ** Statements *)

Definition rel (r : R -> R -> Prop) (a b : T) : Prop := ok a /\ ok b /\ r (val a) (val b).
Definition eq_ := rel (fun a b => a = b).
Definition ne_ := rel (fun a b => a <> b).
Definition le_ := rel (fun a b => a <= b).
Definition lt_ := rel (fun a b => a < b).
Definition ge_ := rel (fun a b => a >= b).
Definition gt_ := rel (fun a b => a > b).
Definition same (a b : T) : Prop := (ok a <-> ok b) /\ (ok a -> val a = val b).
Definition below (n i : nat) : Prop := (i < n)%nat.

(** A limit: for every ε > 0 the term has, from some point on, a value within ε of the target *)
Definition tends_to_infinity (signs : R -> Prop) (f : R -> T) (a : T) : Prop :=
  ok a /\ forall e, 0 < e -> exists b, forall t, signs t -> b < t -> ok (f t) /\ Rabs (val (f t) - val a) < e.
Definition tends_to_minus_infinity (signs : R -> Prop) (f : R -> T) (a : T) : Prop :=
  ok a /\ forall e, 0 < e -> exists b, forall t, signs t -> t < b -> ok (f t) /\ Rabs (val (f t) - val a) < e.
Definition tends_at (signs : R -> Prop) (side : R -> Prop) (p : T) (f : R -> T) (a : T) : Prop :=
  ok a /\ ok p /\ forall e, 0 < e -> exists d, 0 < d /\
    forall t, signs t -> side (t - val p) -> Rabs (t - val p) < d -> ok (f t) /\ Rabs (val (f t) - val a) < e.

Notation "a + b" := (add a b) : derive_scope.
Notation "a - b" := (add a (neg b)) : derive_scope.
Notation "a * b" := (mul a b) : derive_scope.
Notation "- a" := (neg a) : derive_scope.
Notation "a ^ b" := (pow a b) : derive_scope.
Notation "a / b" := (mul a (pow b (cst (-1)))) : derive_scope.
Notation "a == b" := (eq_ a b) (at level 70, no associativity) : derive_scope.
Notation "a ≠ b" := (ne_ a b) (at level 70, no associativity) : derive_scope.
Notation "a <= b" := (le_ a b) : derive_scope.
Notation "a < b" := (lt_ a b) : derive_scope.
Notation "a >= b" := (ge_ a b) : derive_scope.
Notation "a > b" := (gt_ a b) : derive_scope.
Notation "a ≃ b" := (same a b) (at level 70, no associativity) : derive_scope.

(** ** Equality wherever there is a value *)

Lemma same_refl a : same a a. Proof. split; tauto. Qed.
Lemma same_sym a b : same a b -> same b a. Proof. intros [H K]; split; [tauto|]. intros; symmetry; apply K; tauto. Qed.
Lemma same_trans a b c : same a b -> same b c -> same a c.
Proof. intros [H K] [H' K']; split; [tauto|]. intros; rewrite K by tauto; apply K'; tauto. Qed.
Lemma rel_same_l r a b c : same a b -> rel r b c -> rel r a c.
Proof. intros [H K] (O & P & Q). repeat split; try tauto. rewrite K by tauto. exact Q. Qed.
Lemma rel_same_r r a b c : rel r a b -> same b c -> rel r a c.
Proof. intros (O & P & Q) [H K]. repeat split; try tauto. rewrite <- K by tauto. exact Q. Qed.
Lemma rel_trans (r s q : R -> R -> Prop) a b c : (forall u v w, r u v -> s v w -> q u w) -> rel r a b -> rel s b c -> rel q a c.
Proof. intros F (O & P & Q) (O' & P' & Q'). repeat split; try tauto. exact (F _ _ _ Q Q'). Qed.
Lemma rel_turn (r q : R -> R -> Prop) a b : (forall u v, r u v -> q v u) -> rel r a b -> rel q b a.
Proof. intros F (O & P & Q). repeat split; auto. Qed.
Lemma rel_weak (r q : R -> R -> Prop) a b : (forall u v, r u v -> q u v) -> rel r a b -> rel q a b.
Proof. intros F (O & P & Q). repeat split; auto. Qed.
Lemma eq_same a b : eq_ a b -> same a b. Proof. intros (O & P & Q); split; tauto. Qed.
Lemma same_eq a b : ok a -> same a b -> eq_ a b. Proof. intros O [H K]; repeat split; tauto. Qed.
Lemma rel_iff r a a' b b' : same a a' -> same b b' -> (rel r a b <-> rel r a' b').
Proof.
  intros A B; split; intros H.
  - eapply rel_same_l; [apply same_sym; exact A|]. eapply rel_same_r; [exact H|exact B].
  - eapply rel_same_l; [exact A|]. eapply rel_same_r; [exact H|apply same_sym; exact B].
Qed.
Lemma same_iff a a' b b' : same a a' -> same b b' -> (same a b <-> same a' b').
Proof.
  intros A B; split; intros H.
  - eapply same_trans; [apply same_sym; exact A|]. eapply same_trans; [exact H|exact B].
  - eapply same_trans; [exact A|]. eapply same_trans; [exact H|apply same_sym; exact B].
Qed.
Lemma same_value a : ok a -> same (cst (val a)) a. Proof. intros H; split; simpl; tauto. Qed.

Lemma same_add a a' b b' : same a a' -> same b b' -> same (add a b) (add a' b').
Proof. intros [H K] [H' K']; split; simpl; [tauto|]. intros []; rewrite K, K'; tauto. Qed.
Lemma same_mul a a' b b' : same a a' -> same b b' -> same (mul a b) (mul a' b').
Proof. intros [H K] [H' K']; split; simpl; [tauto|]. intros []; rewrite K, K'; tauto. Qed.
Lemma same_neg a a' : same a a' -> same (neg a) (neg a').
Proof. intros H; apply same_mul; [apply same_refl|exact H]. Qed.
Lemma same_given p p' a a' : (p <-> p') -> same a a' -> same (given p a) (given p' a').
Proof. intros G [H K]; split; simpl; [tauto|]. intros []; rewrite K; tauto. Qed.
Lemma same_pow a a' b b' : same a a' -> same b b' -> same (pow a b) (pow a' b').
Proof.
  intros [H K] [H' K']; split; simpl.
  - split; intros (O & P & Q); repeat split; try tauto; [rewrite <- K, <- K'|rewrite K, K']; tauto.
  - intros (O & P & Q); rewrite K, K'; tauto.
Qed.
Lemma same_un (f : R -> R) (p : R -> Prop) a a' : same a a' ->
  same (mk (ok a /\ p (val a)) (f (val a))) (mk (ok a' /\ p (val a')) (f (val a'))).
Proof.
  intros [H K]; split; simpl.
  - split; intros [O P]; (split; [tauto|]); [rewrite <- K|rewrite K]; tauto.
  - intros []; rewrite K; tauto.
Qed.
Lemma same_fn (f : R -> R) a a' : same a a' -> same (mk (ok a) (f (val a))) (mk (ok a') (f (val a'))).
Proof. intros [H K]; split; simpl; [tauto|]. intros; rewrite K; tauto. Qed.
Lemma same_texp a a' : same a a' -> same (texp a) (texp a'). Proof. apply (same_fn exp). Qed.
Lemma same_tabs a a' : same a a' -> same (tabs a) (tabs a'). Proof. apply (same_fn Rabs). Qed.
Lemma same_tsin a a' : same a a' -> same (tsin a) (tsin a'). Proof. apply (same_fn sin). Qed.
Lemma same_tcos a a' : same a a' -> same (tcos a) (tcos a'). Proof. apply (same_fn cos). Qed.
Lemma same_tsinh a a' : same a a' -> same (tsinh a) (tsinh a'). Proof. apply (same_fn sinh). Qed.
Lemma same_tcosh a a' : same a a' -> same (tcosh a) (tcosh a'). Proof. apply (same_fn cosh). Qed.
Lemma same_ttanh a a' : same a a' -> same (ttanh a) (ttanh a'). Proof. apply (same_fn tanh). Qed.
Lemma same_terf a a' : same a a' -> same (terf a) (terf a'). Proof. apply (same_fn erf). Qed.
Lemma same_tatan a a' : same a a' -> same (tatan a) (tatan a'). Proof. apply (same_fn atan). Qed.
Lemma same_tlog a a' : same a a' -> same (tlog a) (tlog a'). Proof. apply (same_un ln (fun v => 0 < v)). Qed.

(** ** Positions *)

Lemma in_range k n om : In k (range n om) <-> (k < n)%nat /\ ~ In k om.
Proof.
  unfold range; rewrite filter_In, in_seq, Bool.negb_true_iff.
  assert (E : existsb (Nat.eqb k) om = false <-> ~ In k om).
  { rewrite <- Bool.not_true_iff_false, existsb_exists. split; intros H K; apply H.
    - exists k; split; [exact K|apply Nat.eqb_refl].
    - destruct K as (l & L & M); apply Nat.eqb_eq in M; subst; exact L. }
  rewrite E; intuition lia.
Qed.
Lemma nodup_range n om : NoDup (range n om).
Proof. apply NoDup_filter, seq_NoDup. Qed.
Lemma range_some n om k : (k < n)%nat -> ~ In k om -> range n om <> nil.
Proof. intros H K E. assert (I : In k (range n om)) by (apply in_range; auto). rewrite E in I; exact I. Qed.
Lemma range_cons n om j : range n (j :: om) = filter (fun k => negb (Nat.eqb k j)) (range n om).
Proof.
  unfold range. induction (seq 0 n) as [|a l IH]; simpl; [reflexivity|].
  destruct (Nat.eqb a j) eqn:E; simpl.
  - destruct (existsb (Nat.eqb a) om); simpl; [exact IH|rewrite E; simpl; exact IH].
  - destruct (existsb (Nat.eqb a) om); simpl; [exact IH|rewrite E; simpl; f_equal; exact IH].
Qed.
Lemma range_nil n : range n [] = seq 0 n.
Proof. unfold range; induction (seq 0 n); simpl; [reflexivity|f_equal; assumption]. Qed.
Lemma range_length n om : NoDup om -> (forall k, In k om -> (k < n)%nat) -> length (range n om) = (n - length om)%nat.
Proof.
  induction om as [|j om IH]; intros N B.
  - rewrite range_nil, seq_length; simpl; lia.
  - inversion N; subst. rewrite range_cons.
    assert (I : In j (range n om)) by (apply in_range; split; [apply B; left; reflexivity|assumption]).
    assert (L : forall l, NoDup l -> In j l -> length (filter (fun k => negb (Nat.eqb k j)) l) = (length l - 1)%nat).
    { induction l as [|a l IL]; intros Nl Il; [destruct Il|]. inversion Nl; subst. simpl.
      destruct (Nat.eqb a j) eqn:E; simpl.
      - apply Nat.eqb_eq in E; subst. rewrite Nat.sub_0_r.
        clear IL Il Nl. induction l as [|b l IL]; simpl; [reflexivity|].
        assert (b <> j) by (intros ->; simpl in *; tauto).
        rewrite (proj2 (Nat.eqb_neq b j)) by assumption; simpl. f_equal; apply IL; simpl in *; first [tauto | match goal with H : NoDup (_ :: _) |- _ => inversion H; assumption end].
      - destruct Il as [->|Il]; [rewrite Nat.eqb_refl in E; discriminate|].
        rewrite IL by assumption. destruct l; [destruct Il|simpl; lia]. }
    rewrite L by (auto using nodup_range). rewrite IH; [simpl; lia|assumption|]. intros; apply B; right; assumption.
Qed.

(** ** Sums *)

Lemma lsum_ext l f g : (forall k, In k l -> f k = g k) -> lsum l f = lsum l g.
Proof. induction l; simpl; intros H; [reflexivity|]. rewrite H, IHl by auto. reflexivity. Qed.
Lemma rsum_ext n om f g : (forall k, (k < n)%nat -> ~ In k om -> f k = g k) -> rsum n om f = rsum n om g.
Proof. intros H; apply lsum_ext; intros k K; apply in_range in K; apply H; tauto. Qed.
Lemma rsum_plus n om f g : rsum n om (fun k => f k + g k) = rsum n om f + rsum n om g.
Proof. unfold rsum; induction (range n om); simpl; [ring|rewrite IHl; ring]. Qed.
Lemma rsum_opp n om f : rsum n om (fun k => - f k) = - rsum n om f.
Proof. unfold rsum; induction (range n om); simpl; [ring|rewrite IHl; ring]. Qed.
Lemma rsum_scal n om c f : rsum n om (fun k => c * f k) = c * rsum n om f.
Proof. unfold rsum; induction (range n om); simpl; [ring|rewrite IHl; ring]. Qed.
Lemma rsum_scal_r n om c f : rsum n om (fun k => f k * c) = rsum n om f * c.
Proof. unfold rsum; induction (range n om); simpl; [ring|rewrite IHl; ring]. Qed.
Lemma rsum_zero n om : rsum n om (fun _ => 0) = 0.
Proof. unfold rsum; induction (range n om); simpl; [ring|rewrite IHl; ring]. Qed.
Lemma rsum_none n om f : (forall k, (k < n)%nat -> ~ In k om -> f k = 0) -> rsum n om f = 0.
Proof. intros H. rewrite <- (rsum_zero n om). apply rsum_ext; exact H. Qed.
Lemma lsum_const l c : lsum l (fun _ => c) = INR (length l) * c.
Proof. induction l; [simpl; ring|]. change (length (a :: l)) with (S (length l)). rewrite S_INR. simpl. rewrite IHl. ring. Qed.
Lemma rsum_const n c : rsum n [] (fun _ => c) = INR n * c.
Proof. unfold rsum; rewrite lsum_const, range_nil, seq_length; reflexivity. Qed.
Lemma lsum_out l j f : NoDup l -> In j l -> lsum l f = f j + lsum (filter (fun k => negb (Nat.eqb k j)) l) f.
Proof.
  induction l as [|a l IH]; intros N I; [destruct I|]. inversion N; subst. simpl.
  destruct (Nat.eqb a j) eqn:E; simpl.
  - apply Nat.eqb_eq in E; subst. f_equal.
    clear IH N I H2. induction l as [|b l IL]; simpl; [reflexivity|].
    assert (b <> j) by (intros ->; simpl in *; tauto).
    rewrite (proj2 (Nat.eqb_neq b j)) by assumption; simpl. f_equal; apply IL. simpl in *; tauto.
  - destruct I as [->|I]; [rewrite Nat.eqb_refl in E; discriminate|]. rewrite IH by assumption. ring.
Qed.
Lemma rsum_out n om j f : (j < n)%nat -> ~ In j om -> rsum n (j :: om) f = rsum n om f - f j.
Proof.
  intros H K. unfold rsum. rewrite (lsum_out (range n om) j f).
  - rewrite range_cons. ring.
  - apply nodup_range.
  - apply in_range; auto.
Qed.
Lemma del_refl j : del j j = 1. Proof. unfold del; rewrite Nat.eqb_refl; reflexivity. Qed.
Lemma del_ne i j : i <> j -> del i j = 0. Proof. intros; unfold del; rewrite (proj2 (Nat.eqb_neq i j)); auto. Qed.
Lemma del_sym i j : del i j = del j i. Proof. unfold del; rewrite Nat.eqb_sym; reflexivity. Qed.
Lemma rsum_del n j f : (j < n)%nat -> rsum n [] (fun k => del k j * f k) = f j.
Proof.
  intros H. assert (E : rsum n [j] (fun k => del k j * f k) = 0).
  { rewrite <- (rsum_zero n [j]) at 1. apply rsum_ext. intros k K L. rewrite del_ne; [ring|]. intros ->; apply L; left; reflexivity. }
  rewrite rsum_out in E by auto. rewrite del_refl in E. lra.
Qed.
Lemma rsum_del1 n j : (j < n)%nat -> rsum n [] (fun k => del k j) = 1.
Proof. intros H. rewrite <- (rsum_del n j (fun _ => 1) H). apply rsum_ext; intros; ring. Qed.
Lemma lsum_ge0 l f : (forall k, In k l -> 0 <= f k) -> 0 <= lsum l f.
Proof. induction l; simpl; intros H; [lra|]. assert (0 <= f a) by auto. assert (0 <= lsum l f) by auto. lra. Qed.
Lemma rsum_ge0 n om f : (forall k, (k < n)%nat -> ~ In k om -> 0 <= f k) -> 0 <= rsum n om f.
Proof. intros H; apply lsum_ge0; intros k K; apply in_range in K; apply H; tauto. Qed.
Lemma lsum_gt0 l f : l <> nil -> (forall k, In k l -> 0 < f k) -> 0 < lsum l f.
Proof.
  destruct l as [|a l]; [congruence|]. intros _ H. simpl. assert (0 < f a) by (apply H; simpl; auto).
  assert (0 <= lsum l f); [apply lsum_ge0; intros; apply Rlt_le, H; simpl; auto|]. lra.
Qed.
Lemma rsum_gt0 n om f : range n om <> nil -> (forall k, (k < n)%nat -> ~ In k om -> 0 < f k) -> 0 < rsum n om f.
Proof. intros N H; apply lsum_gt0; auto; intros k K; apply in_range in K; apply H; tauto. Qed.
Lemma rsum_le n om f g : (forall k, (k < n)%nat -> ~ In k om -> f k <= g k) -> rsum n om f <= rsum n om g.
Proof.
  intros H. assert (0 <= rsum n om (fun k => g k + - f k)); [apply rsum_ge0; intros k K L; specialize (H k K L); lra|].
  rewrite rsum_plus, rsum_opp in H0. lra.
Qed.
Lemma rsum_lt n om f g : range n om <> nil -> (forall k, (k < n)%nat -> ~ In k om -> f k < g k) -> rsum n om f < rsum n om g.
Proof.
  intros N H. assert (0 < rsum n om (fun k => g k + - f k)); [apply rsum_gt0; auto; intros k K L; specialize (H k K L); lra|].
  rewrite rsum_plus, rsum_opp in H0. lra.
Qed.
Lemma rsum_split n j f : (j < n)%nat -> rsum n [] f = f j + rsum n [j] f.
Proof. intros H. rewrite rsum_out by auto. ring. Qed.
Lemma rsum_member n f j : (j < n)%nat -> (forall k, (k < n)%nat -> 0 <= f k) -> f j <= rsum n [] f.
Proof. intros H K. rewrite (rsum_split n j f H). assert (0 <= rsum n [j] f) by (apply rsum_ge0; auto). lra. Qed.
Lemma share_le a z : 0 < z -> a <= z -> 0 <= 1 + -1 * (a * / z).
Proof. intros Z H. assert (a * / z <= z * / z) by (apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; exact Z|exact H]). rewrite Rinv_r in H0 by lra. lra. Qed.
Lemma share_lt a z : 0 < z -> a < z -> 0 < 1 + -1 * (a * / z).
Proof. intros Z H. assert (a * / z < z * / z) by (apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; exact Z|exact H]). rewrite Rinv_r in H0 by lra. lra. Qed.
Lemma prod_neg_pos a b : a < 0 -> 0 < b -> a * b < 0. Proof. intros; nra. Qed.
Lemma prod_pos_neg a b : 0 < a -> b < 0 -> a * b < 0. Proof. intros; nra. Qed.
Lemma prod_npos_pos a b : a <= 0 -> 0 <= b -> a * b <= 0. Proof. intros; nra. Qed.
Lemma prod_pos_npos a b : 0 <= a -> b <= 0 -> a * b <= 0. Proof. intros; nra. Qed.
Lemma rsum_swap n om m om' f :
  rsum n om (fun i => rsum m om' (fun j => f i j)) = rsum m om' (fun j => rsum n om (fun i => f i j)).
Proof.
  unfold rsum at 1 4. induction (range n om); simpl.
  - symmetry; apply rsum_zero.
  - rewrite IHl, <- rsum_plus. reflexivity.
Qed.
Lemma lprod_ext l f g : (forall k, In k l -> f k = g k) -> lprod l f = lprod l g.
Proof. induction l; simpl; intros H; [reflexivity|]. rewrite H, IHl by auto. reflexivity. Qed.
Lemma rprod_ext n om f g : (forall k, (k < n)%nat -> ~ In k om -> f k = g k) -> rprod n om f = rprod n om g.
Proof. intros H; apply lprod_ext; intros k K; apply in_range in K; apply H; tauto. Qed.
Lemma lprod_gt0 l f : (forall k, In k l -> 0 < f k) -> 0 < lprod l f.
Proof. induction l; simpl; intros H; [lra|]. apply Rmult_lt_0_compat; auto. Qed.
Lemma rprod_gt0 n om f : (forall k, (k < n)%nat -> ~ In k om -> 0 < f k) -> 0 < rprod n om f.
Proof. intros H; apply lprod_gt0; intros k K; apply in_range in K; apply H; tauto. Qed.
Lemma ln_rprod n om f : (forall k, (k < n)%nat -> ~ In k om -> 0 < f k) -> ln (rprod n om f) = rsum n om (fun k => ln (f k)).
Proof.
  intros H. unfold rprod, rsum.
  assert (G : forall k, In k (range n om) -> 0 < f k) by (intros k K; apply in_range in K; apply H; tauto).
  induction (range n om); simpl; [apply ln_1|].
  rewrite ln_mult; [|apply G; simpl; auto|apply lprod_gt0; intros; apply G; simpl; auto].
  rewrite IHl; [reflexivity|]. intros; apply G; simpl; auto.
Qed.
Lemma exp_rsum n om f : exp (rsum n om f) = rprod n om (fun k => exp (f k)).
Proof. unfold rprod, rsum. induction (range n om); simpl; [apply exp_0|]. rewrite exp_plus, IHl; reflexivity. Qed.

(** ** Maxima *)

Lemma lmax_ge l f k : In k l -> f k <= lmax l f.
Proof.
  destruct l as [|a l]; [intros []|]. simpl. intros H. revert k H. induction l as [|b l IH]; simpl; intros k H.
  - destruct H as [->|[]]; lra.
  - assert (M := Rmax_l (f b) (fold_right (fun k s => Rmax (f k) s) (f a) l)).
    assert (M' := Rmax_r (f b) (fold_right (fun k s => Rmax (f k) s) (f a) l)).
    destruct H as [->|[->|H]]; [|lra|]; eapply Rle_trans; try exact M'; apply IH; simpl; auto.
Qed.
Lemma lmax_in l f : l <> nil -> exists k, In k l /\ lmax l f = f k.
Proof.
  destruct l as [|a l]; [congruence|]. intros _. simpl. induction l as [|b l IH]; simpl.
  - exists a; auto.
  - destruct IH as (k & K & E). unfold Rmax at 1. destruct Rle_dec.
    + exists k; split; [destruct K; auto|exact E].
    + exists b; auto.
Qed.
Lemma rmax_ge n om f k : (k < n)%nat -> ~ In k om -> f k <= rmax n om f.
Proof. intros; apply lmax_ge, in_range; auto. Qed.
Lemma rmax_in n om f : range n om <> nil -> exists k, (k < n)%nat /\ ~ In k om /\ rmax n om f = f k.
Proof. intros N. destruct (lmax_in (range n om) f N) as (k & K & E). apply in_range in K. exists k; tauto. Qed.
Lemma rmin_le n om f k : (k < n)%nat -> ~ In k om -> rmin n om f <= f k.
Proof. intros H K. unfold rmin, lmin. assert (L := rmax_ge n om (fun k => - f k) k H K). unfold rmax in L. simpl in L. lra. Qed.
Lemma rmin_in n om f : range n om <> nil -> exists k, (k < n)%nat /\ ~ In k om /\ rmin n om f = f k.
Proof.
  intros N. destruct (rmax_in n om (fun k => - f k) N) as (k & K & L & E). exists k; repeat split; auto.
  unfold rmin, lmin; unfold rmax in E; rewrite E; ring.
Qed.
Lemma rmax_is n om f m k : (k < n)%nat -> ~ In k om -> f k = m -> (forall l, (l < n)%nat -> ~ In l om -> f l <= m) -> rmax n om f = m.
Proof.
  intros H K E F. apply Rle_antisym.
  - destruct (rmax_in n om f) as (l & L & O & G); [eapply range_some; eauto|]. rewrite G; auto.
  - rewrite <- E; apply rmax_ge; auto.
Qed.
Lemma rmin_is n om f m k : (k < n)%nat -> ~ In k om -> f k = m -> (forall l, (l < n)%nat -> ~ In l om -> m <= f l) -> rmin n om f = m.
Proof.
  intros H K E F. apply Rle_antisym.
  - rewrite <- E; apply rmin_le; auto.
  - destruct (rmin_in n om f) as (l & L & O & G); [eapply range_some; eauto|]. rewrite G; auto.
Qed.
Lemma rmax_ext n om f g : (forall k, (k < n)%nat -> ~ In k om -> f k = g k) -> rmax n om f = rmax n om g.
Proof.
  intros H. destruct (range n om) as [|a l] eqn:E; [unfold rmax; rewrite E; reflexivity|].
  assert (N : range n om <> nil) by (rewrite E; discriminate).
  destruct (rmax_in n om g N) as (k & K & L & G). rewrite G. apply (rmax_is n om f _ k); auto.
  intros j J O. rewrite H by auto. rewrite <- G; apply rmax_ge; auto.
Qed.
Lemma rmin_ext n om f g : (forall k, (k < n)%nat -> ~ In k om -> f k = g k) -> rmin n om f = rmin n om g.
Proof. intros H. unfold rmin, lmin. f_equal. apply (rmax_ext n om). intros; f_equal; auto. Qed.
(** A maximum under an increasing function, or a decreasing one *)
Lemma rmax_up n om f (h : R -> R) : range n om <> nil -> (forall u v, u <= v -> h u <= h v) ->
  rmax n om (fun k => h (f k)) = h (rmax n om f).
Proof.
  intros N U. destruct (rmax_in n om f N) as (k & K & L & G). rewrite G. apply (rmax_is n om _ _ k); auto.
  intros j J O. apply U. rewrite <- G; apply rmax_ge; auto.
Qed.
Lemma rmin_up n om f (h : R -> R) : range n om <> nil -> (forall u v, u <= v -> h u <= h v) ->
  rmin n om (fun k => h (f k)) = h (rmin n om f).
Proof.
  intros N U. destruct (rmin_in n om f N) as (k & K & L & G). rewrite G. apply (rmin_is n om _ _ k); auto.
  intros j J O. apply U. rewrite <- G; apply rmin_le; auto.
Qed.
Lemma rmax_const n om c : range n om <> nil -> rmax n om (fun _ => c) = c.
Proof. intros N. destruct (rmax_in n om (fun _ => c) N) as (k & K & L & G). exact G. Qed.
Lemma rmin_const n om c : range n om <> nil -> rmin n om (fun _ => c) = c.
Proof. intros N. destruct (rmin_in n om (fun _ => c) N) as (k & K & L & G). exact G. Qed.
Lemma rmax_shift n om f c : range n om <> nil -> rmax n om (fun k => f k + c) = rmax n om f + c.
Proof. intros N. apply (rmax_up n om f (fun t => t + c)); auto. intros; lra. Qed.
Lemma rmin_shift n om f c : range n om <> nil -> rmin n om (fun k => f k + c) = rmin n om f + c.
Proof. intros N. apply (rmin_up n om f (fun t => t + c)); auto. intros; lra. Qed.
Lemma rmax_scal n om c f : range n om <> nil -> 0 <= c -> rmax n om (fun k => c * f k) = c * rmax n om f.
Proof. intros N C. apply (rmax_up n om f (fun t => c * t)); auto. intros; apply Rmult_le_compat_l; assumption. Qed.
Lemma rmin_scal n om c f : range n om <> nil -> 0 <= c -> rmin n om (fun k => c * f k) = c * rmin n om f.
Proof. intros N C. apply (rmin_up n om f (fun t => c * t)); auto. intros; apply Rmult_le_compat_l; assumption. Qed.
Lemma rmax_scal_r n om c f : range n om <> nil -> 0 <= c -> rmax n om (fun k => f k * c) = rmax n om f * c.
Proof. intros N C. apply (rmax_up n om f (fun t => t * c)); auto. intros; apply Rmult_le_compat_r; assumption. Qed.
Lemma rmin_scal_r n om c f : range n om <> nil -> 0 <= c -> rmin n om (fun k => f k * c) = rmin n om f * c.
Proof. intros N C. apply (rmin_up n om f (fun t => t * c)); auto. intros; apply Rmult_le_compat_r; assumption. Qed.
Lemma rmax_exp n om f : range n om <> nil -> rmax n om (fun k => exp (f k)) = exp (rmax n om f).
Proof. intros N. apply (rmax_up n om f exp); auto. intros u v [H| ->]; [left; apply exp_increasing; auto|right; auto]. Qed.
Lemma rmin_exp n om f : range n om <> nil -> rmin n om (fun k => exp (f k)) = exp (rmin n om f).
Proof. intros N. apply (rmin_up n om f exp); auto. intros u v [H| ->]; [left; apply exp_increasing; auto|right; auto]. Qed.

Lemma first_largest_spec f n : (0 < n)%nat ->
  (first_largest f n < n)%nat /\ (forall k, (k < n)%nat -> f k <= f (first_largest f n)) /\
  (forall k, (k < first_largest f n)%nat -> f k < f (first_largest f n)).
Proof.
  induction n as [|n IH]; [lia|]. intros _. simpl. destruct n as [|n].
  - simpl. destruct Rlt_dec; [lra|]. repeat split; intros; try lia. assert (k = 0)%nat by lia; subst; lra.
  - destruct IH as (A & B & C); [lia|]. set (a := first_largest f (S n)) in *.
    destruct Rlt_dec as [H|H].
    + repeat split; [lia| |].
      * intros k K. assert (k = S n \/ (k < S n)%nat) as [->|K'] by lia; [lra|]. specialize (B k K'); lra.
      * intros k K. specialize (B k K); lra.
    + repeat split; [lia| |exact C].
      intros k K. assert (k = S n \/ (k < S n)%nat) as [->|K'] by lia; [lra|]. exact (B k K').
Qed.
Lemma argmax_below n x : (0 < n)%nat -> (argmax n x < n)%nat.
Proof. intros H; apply (first_largest_spec (fun k => val (x k)) n H). Qed.
Lemma argmax_max n x : (0 < n)%nat -> val (x (argmax n x)) = rmax n [] (fun k => val (x k)).
Proof.
  intros H. destruct (first_largest_spec (fun k => val (x k)) n H) as (A & B & C).
  symmetry. apply (rmax_is n [] _ _ (argmax n x)); auto.
Qed.
Lemma first_largest_ext f g n : (forall k, (k < n)%nat -> f k = g k) -> first_largest f n = first_largest g n.
Proof.
  induction n as [|n IH]; intros H; simpl; [reflexivity|].
  destruct n as [|m]; [simpl; rewrite H by lia; reflexivity|].
  rewrite IH by (intros; apply H; lia). rewrite !H; [reflexivity|lia|].
  assert (P : (0 < S m)%nat) by lia. destruct (first_largest_spec g (S m) P) as (A & _ & _). simpl in A |- *. lia.
Qed.
Lemma argmax_ext n x y : (forall k, (k < n)%nat -> val (x k) = val (y k)) -> argmax n x = argmax n y.
Proof. intros; apply first_largest_ext; auto. Qed.

(** ** Reductions are the same where their bodies are *)

Lemma same_Sum n om f g : (forall k, (k < n)%nat -> ~ In k om -> same (f k) (g k)) -> same (Sum n om f) (Sum n om g).
Proof.
  intros H. split; simpl.
  - split; intros A k K L; specialize (A k K L); apply (H k K L); exact A.
  - intros A. apply rsum_ext; intros k K L. apply (H k K L), A; auto.
Qed.
Lemma same_Prod n om f g : (forall k, (k < n)%nat -> ~ In k om -> same (f k) (g k)) -> same (Prod n om f) (Prod n om g).
Proof.
  intros H. split; simpl.
  - split; intros A k K L; specialize (A k K L); apply (H k K L); exact A.
  - intros A. apply rprod_ext; intros k K L. apply (H k K L), A; auto.
Qed.
Lemma same_Max n om f g : (forall k, (k < n)%nat -> ~ In k om -> same (f k) (g k)) -> same (Max n om f) (Max n om g).
Proof.
  intros H. split; simpl.
  - split; intros [N A]; (split; [exact N|]); intros k K L; specialize (A k K L); apply (H k K L); exact A.
  - intros [N A]. apply rmax_ext; intros k K L. apply (H k K L), A; auto.
Qed.
Lemma same_Min n om f g : (forall k, (k < n)%nat -> ~ In k om -> same (f k) (g k)) -> same (Min n om f) (Min n om g).
Proof.
  intros H. split; simpl.
  - split; intros [N A]; (split; [exact N|]); intros k K L; specialize (A k K L); apply (H k K L); exact A.
  - intros [N A]. apply rmin_ext; intros k K L. apply (H k K L), A; auto.
Qed.

(** ** Powers *)

Lemma int_part_Z z : Int_part (IZR z) = z.
Proof.
  destruct (base_Int_part (IZR z)) as [A B]. apply le_IZR in A.
  assert (C : IZR (z - 1) < IZR (Int_part (IZR z))) by (rewrite minus_IZR; lra). apply lt_IZR in C. lia.
Qed.
Lemma whole_Z z : whole (IZR z). Proof. unfold whole; rewrite int_part_Z; reflexivity. Qed.
Lemma power_Z b z : power b (IZR z) = powerRZ b z.
Proof. unfold power. rewrite int_part_Z. destruct Req_EM_T; congruence. Qed.
Lemma power_INR b n : power b (INR n) = b ^ n.
Proof. rewrite INR_IZR_INZ, power_Z. symmetry; apply pow_powerRZ. Qed.
Lemma power_m1 b : power b (-1) = / b.
Proof. rewrite (power_Z b (-1)). simpl. rewrite Rmult_1_r. reflexivity. Qed.
Lemma power_m2 b : power b (-2) = / b * / b.
Proof. rewrite (power_Z b (-2)). simpl. rewrite Rmult_1_r, Rinv_mult. reflexivity. Qed.
Lemma power_0 b : power b 0 = 1. Proof. rewrite (power_Z b 0). reflexivity. Qed.
Lemma power_1 b : power b 1 = b. Proof. rewrite (power_Z b 1). simpl; ring. Qed.
Lemma power_2 b : power b 2 = b * b. Proof. rewrite (power_Z b 2). simpl; ring. Qed.
Lemma power_3 b : power b 3 = b * b * b. Proof. rewrite (power_Z b 3). simpl; ring. Qed.
Lemma power_4 b : power b 4 = b * b * b * b. Proof. rewrite (power_Z b 4). simpl; ring. Qed.
Lemma power_half b : 0 <= b -> power b (1 / 2) = sqrt b.
Proof.
  intros H. unfold power. destruct Req_EM_T as [E|E].
  - exfalso. assert (B := base_Int_part (1/2)). destruct B as [B1 B2].
    assert (IZR (Int_part (1/2)) = 0 \/ IZR (Int_part (1/2)) <> 0) as [Z|Z] by tauto; [lra|].
    assert (Int_part (1/2) <= 0 \/ 1 <= Int_part (1/2))%Z as [L|L] by lia; apply IZR_le in L; lra.
  - destruct Rlt_dec as [P|P].
    + replace (1/2) with (/2) by lra. apply Rpower_sqrt; exact P.
    + assert (b = 0) by lra. subst. symmetry; apply sqrt_0.
Qed.
Lemma power_pos b e : 0 < b -> power b e = exp (e * ln b).
Proof.
  intros H. unfold power. destruct Req_EM_T as [E|E].
  - rewrite powerRZ_Rpower by assumption. rewrite E. reflexivity.
  - destruct Rlt_dec; [reflexivity|contradiction].
Qed.
Lemma power_gt0 b e : 0 < b -> 0 < power b e.
Proof. intros; rewrite power_pos by assumption; apply exp_pos. Qed.
Lemma power_ge0 b e : 0 <= b -> 0 <= power b e.
Proof.
  intros [H|<-]; [left; apply power_gt0; exact H|]. unfold power. destruct Req_EM_T as [E|E].
  - destruct (Int_part e) as [|p|p]; simpl; [lra| |].
    + apply pow_le; lra.
    + assert (Z : 0 ^ Pos.to_nat p = 0) by (apply pow_i, Pos2Nat.is_pos). rewrite Z, Rinv_0; lra.
  - destruct Rlt_dec; lra.
Qed.
Lemma power_at_0 e : 0 < e -> power 0 e = 0.
Proof.
  intros H. unfold power. destruct Req_EM_T as [E|E].
  - assert (P : (0 < Int_part e)%Z) by (apply lt_IZR; lra). destruct (Int_part e); try lia. simpl.
    apply pow_i. apply Pos2Nat.is_pos.
  - destruct Rlt_dec; [lra|reflexivity].
Qed.
Lemma powers_pos b e : 0 < b -> powers b e. Proof. unfold powers; tauto. Qed.
Lemma powers_nat b z : (0 <= z)%Z -> powers b (IZR z).
Proof. intros H; left; split; [apply whole_Z|left]. apply IZR_le in H. exact H. Qed.
Lemma powers_INR b n : powers b (INR n).
Proof. rewrite INR_IZR_INZ; apply powers_nat; lia. Qed.
Lemma powers_Z b z : b <> 0 -> powers b (IZR z).
Proof. intros H; left; split; [apply whole_Z|right; exact H]. Qed.
Lemma powers_ge b e : 0 <= b -> 0 < e -> powers b e.
Proof. intros [H|H] E; unfold powers; [tauto|]. right; right; split; auto. Qed.
Lemma power_ne0 b z : b <> 0 -> power b (IZR z) <> 0.
Proof. intros H. rewrite power_Z. apply powerRZ_NOR; exact H. Qed.
Lemma power_2_ge0 b : 0 <= power b 2.
Proof. rewrite power_2. apply Rle_0_sqr. Qed.
Lemma power_2_gt0 b : b <> 0 -> 0 < power b 2.
Proof. intros H. rewrite power_2. apply Rsqr_pos_lt; exact H. Qed.
Lemma powers_del b i j : powers b (del i j).
Proof. unfold del; destruct Nat.eqb; [apply (powers_nat b 1)|apply (powers_nat b 0)]; lia. Qed.
Lemma power_mhalf b : 0 < b -> power b (- (1 / 2)) = / sqrt b.
Proof.
  intros H. rewrite <- power_half by lra. rewrite !power_pos by exact H.
  replace (- (1 / 2) * ln b) with (- (1 / 2 * ln b)) by ring. apply exp_Ropp.
Qed.
Lemma power_plus b x y : 0 < b -> power b (x + y) = power b x * power b y.
Proof. intros H. rewrite !power_pos by exact H. rewrite <- exp_plus. f_equal; ring. Qed.
Lemma pos_of_ne0 a : 0 <= a -> a <> 0 -> 0 < a. Proof. intros [H|H] N; [exact H|congruence]. Qed.
Lemma rprod_out n om j f : (j < n)%nat -> ~ In j om -> rprod n om f = f j * rprod n (j :: om) f.
Proof.
  intros H K. unfold rprod. rewrite range_cons.
  assert (N := nodup_range n om). assert (I : In j (range n om)) by (apply in_range; auto).
  induction (range n om) as [|a l IH]; [destruct I|]. inversion N; subst. simpl.
  destruct (Nat.eqb a j) eqn:E; simpl.
  - apply Nat.eqb_eq in E; subst. f_equal.
    clear IH N I H3. induction l as [|b l IL]; simpl; [reflexivity|].
    assert (b <> j) by (intros ->; simpl in *; tauto).
    rewrite (proj2 (Nat.eqb_neq b j)) by assumption; simpl. f_equal; apply IL. simpl in *; tauto.
  - destruct I as [->|I]; [rewrite Nat.eqb_refl in E; discriminate|]. rewrite IH by assumption. ring.
Qed.
Lemma rprod_one n om f : (forall k, (k < n)%nat -> ~ In k om -> f k = 1) -> rprod n om f = 1.
Proof.
  intros H. unfold rprod. assert (G : forall k, In k (range n om) -> f k = 1) by (intros k K; apply in_range in K; apply H; tauto).
  induction (range n om); simpl; [reflexivity|]. rewrite G, IHl by (intros; try apply G; simpl; auto). ring.
Qed.
Lemma rprod_del n j f : (j < n)%nat -> rprod n [] (fun k => power (f k) (del k j)) = f j.
Proof.
  intros H. rewrite (rprod_out n [] j) by auto. rewrite del_refl, power_1, rprod_one; [ring|].
  intros k K L. rewrite del_ne, power_0; [reflexivity|]. intros ->; apply L; left; reflexivity.
Qed.

(** ** Derivatives *)

Definition Der (g : R -> T) (t l : R) : Prop := locally t (fun s => ok (g s)) /\ is_derive (fun s => val (g s)) t l.

Lemma Der_here g t l : Der g t l -> ok (g t). Proof. intros [H _]; exact (locally_singleton _ _ H). Qed.
Lemma Der_ok g t l : Der g t l -> ok (Dr g t). Proof. intros [H K]; split; [exact H|exists l; exact K]. Qed.
Lemma Der_val g t l : Der g t l -> val (Dr g t) = l. Proof. intros [H K]; apply is_derive_unique; exact K. Qed.
Lemma Der_eq g t l l' : Der g t l -> l = l' -> Der g t l'. Proof. intros H <-; exact H. Qed.
Lemma Der_rel g t l b : Der g t l -> ok b -> l = val b -> eq_ (Dr g t) b.
Proof. intros H O E. split; [eapply Der_ok; exact H|split; [exact O|]]. rewrite (Der_val _ _ _ H); exact E. Qed.
Lemma Der_fixed a t : ok a -> Der (fun _ => a) t 0.
Proof. intros O; split; [apply filter_forall; intros; exact O|]. apply @is_derive_const. Qed.
Lemma Der_id t : Der (fun s => cst s) t 1.
Proof. split; [apply filter_forall; intros; exact I|]. apply @is_derive_id. Qed.
Lemma Der_upd x j i t : Der (fun s => cst (upd x j s i)) t (del i j).
Proof.
  unfold upd, del. destruct Nat.eqb; [apply Der_id|]. apply (Der_fixed (cst (x i))). exact I.
Qed.
Lemma Der_lift x j i t : Der (fun s => lift (upd x j s) i) t (del i j).
Proof. apply Der_upd. Qed.
Lemma Der_upd2 x i j k l t : Der (fun s => cst (upd2 x i j s k l)) t (del k i * del l j).
Proof.
  unfold upd2, del. destruct Nat.eqb; simpl; [destruct Nat.eqb; simpl|].
  - eapply Der_eq; [apply Der_id|ring].
  - eapply Der_eq; [apply (Der_fixed (cst (x k l))); exact I|ring].
  - eapply Der_eq; [apply (Der_fixed (cst (x k l))); exact I|ring].
Qed.
Lemma Der_lift2 x i j k l t : Der (fun s => lift2 (upd2 x i j s) k l) t (del k i * del l j).
Proof. apply Der_upd2. Qed.
Lemma Der_add f g t a b : Der f t a -> Der g t b -> Der (fun s => add (f s) (g s)) t (a + b).
Proof.
  intros [O H] [O' H']; split; [apply filter_and; assumption|].
  apply (is_derive_plus (fun s => val (f s)) (fun s => val (g s))); assumption.
Qed.
Lemma Der_mul f g t a b : Der f t a -> Der g t b -> Der (fun s => mul (f s) (g s)) t (a * val (g t) + val (f t) * b).
Proof.
  intros [O H] [O' H']; split; [apply filter_and; assumption|].
  apply (is_derive_mult (fun s => val (f s)) (fun s => val (g s))); try assumption. intros; apply Rmult_comm.
Qed.
Lemma Der_neg f t a : Der f t a -> Der (fun s => neg (f s)) t (- a).
Proof. intros H. eapply Der_eq; [apply Der_mul; [apply (Der_fixed (cst (-1))); exact I|exact H]|simpl; ring]. Qed.
Lemma Der_comp (h : R -> R) h' f t a : (forall v, is_derive h v (h' v)) -> Der f t a ->
  Der (fun s => mk (ok (f s)) (h (val (f s)))) t (h' (val (f t)) * a).
Proof.
  intros K [O H]; split; [exact O|]. rewrite Rmult_comm.
  apply (is_derive_comp h (fun s => val (f s))); [apply K|exact H].
Qed.
Lemma Der_texp f t a : Der f t a -> Der (fun s => texp (f s)) t (exp (val (f t)) * a).
Proof. apply (Der_comp exp exp). intros; apply is_derive_exp. Qed.
Lemma Der_tsin f t a : Der f t a -> Der (fun s => tsin (f s)) t (cos (val (f t)) * a).
Proof. apply (Der_comp sin cos). intros; apply is_derive_sin. Qed.
Lemma Der_tcos f t a : Der f t a -> Der (fun s => tcos (f s)) t (- sin (val (f t)) * a).
Proof. apply (Der_comp cos (fun v => - sin v)). intros; apply is_derive_cos. Qed.
Lemma is_derive_sinh v : is_derive sinh v (cosh v).
Proof. apply is_derive_Reals, derivable_pt_lim_sinh. Qed.
Lemma is_derive_cosh v : is_derive cosh v (sinh v).
Proof. apply is_derive_Reals, derivable_pt_lim_cosh. Qed.
Lemma cosh_pos v : 0 < cosh v.
Proof. unfold cosh. assert (P := exp_pos v). assert (Q := exp_pos (- v)). lra. Qed.
Lemma cosh_sinh v : cosh v * cosh v - sinh v * sinh v = 1.
Proof.
  unfold cosh, sinh. assert (E : exp v * exp (- v) = 1) by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0).
  replace ((exp v + exp (- v)) / 2 * ((exp v + exp (- v)) / 2) - (exp v - exp (- v)) / 2 * ((exp v - exp (- v)) / 2))
    with (exp v * exp (- v)) by field. exact E.
Qed.
Lemma is_derive_tanh v : is_derive tanh v (1 - tanh v * tanh v).
Proof.
  assert (P := cosh_pos v). assert (C := cosh_sinh v).
  apply (is_derive_ext (fun t => sinh t / cosh t)); [intros; reflexivity|].
  replace (1 - tanh v * tanh v) with ((cosh v * cosh v - sinh v * sinh v) / cosh v ^ 2) by (unfold tanh; field; lra).
  apply is_derive_div; [apply is_derive_sinh|apply is_derive_cosh|lra].
Qed.
Lemma is_derive_atan v : is_derive atan v (/ (1 + v * v)).
Proof. replace (v * v) with (v ^ 2) by ring. apply is_derive_Reals. exact (derivable_pt_lim_atan v). Qed.
Lemma Der_tsinh f t a : Der f t a -> Der (fun s => tsinh (f s)) t (cosh (val (f t)) * a).
Proof. apply (Der_comp sinh cosh), is_derive_sinh. Qed.
Lemma Der_tcosh f t a : Der f t a -> Der (fun s => tcosh (f s)) t (sinh (val (f t)) * a).
Proof. apply (Der_comp cosh sinh), is_derive_cosh. Qed.
Lemma Der_ttanh f t a : Der f t a -> Der (fun s => ttanh (f s)) t ((1 - tanh (val (f t)) * tanh (val (f t))) * a).
Proof. apply (Der_comp tanh (fun v => 1 - tanh v * tanh v)), is_derive_tanh. Qed.
Lemma Der_tatan f t a : Der f t a -> Der (fun s => tatan (f s)) t (/ (1 + val (f t) * val (f t)) * a).
Proof. apply (Der_comp atan (fun v => / (1 + v * v))), is_derive_atan. Qed.
(** *** The error function: its slope, that it increases, is odd, and stays between -1 and 1 *)

Lemma is_derive_bell v : is_derive bell v (- (2 * v) * bell v).
Proof. unfold bell. auto_derive; [exact I|ring]. Qed.
Lemma continuous_bell v : continuous bell v.
Proof. apply (ex_derive_continuous bell). eexists; apply is_derive_bell. Qed.
Lemma ex_RInt_bell a b : ex_RInt bell a b.
Proof. apply (ex_RInt_continuous bell). intros; apply continuous_bell. Qed.
Lemma is_derive_area v : is_derive (fun x => RInt bell 0 x) v (bell v).
Proof.
  apply (is_derive_RInt bell (fun x => RInt bell 0 x) 0 v); [|apply continuous_bell].
  apply filter_forall. intros x. apply (@RInt_correct R_CompleteNormedModule), ex_RInt_bell.
Qed.
Lemma is_derive_erf v : is_derive erf v (2 / sqrt PI * exp (- (v * v))).
Proof. apply (is_derive_scal (fun x => RInt bell 0 x)), is_derive_area. Qed.
Lemma erf_0 : erf 0 = 0.
Proof. unfold erf. rewrite RInt_point. unfold zero; simpl. ring. Qed.
Lemma rising (f df : R -> R) a b : (forall x, is_derive f x (df x)) -> (forall x, 0 < df x) -> a < b -> f a < f b.
Proof.
  intros D P H. destruct (MVT_gen f a b df) as (c & _ & E); [intros; apply D| |].
  - intros x _. apply continuity_pt_filterlim. apply (ex_derive_continuous f). eexists; apply D.
  - assert (0 < df c * (b - a)) by (apply Rmult_lt_0_compat; [apply P|lra]). lra.
Qed.
Lemma steady (f : R -> R) a b : (forall x, is_derive f x 0) -> f a = f b.
Proof.
  intros D. destruct (MVT_gen f a b (fun _ => 0)) as (c & _ & E); [intros; apply D| |lra].
  intros x _. apply continuity_pt_filterlim. apply (ex_derive_continuous f). eexists; apply D.
Qed.
Lemma erf_up u v : u < v -> erf u < erf v.
Proof.
  apply (rising erf (fun v => 2 / sqrt PI * exp (- (v * v)))); [apply is_derive_erf|]. intros x.
  apply Rmult_lt_0_compat; [|apply exp_pos]. apply Rdiv_lt_0_compat; [lra|apply sqrt_lt_R0, PI_RGT_0].
Qed.
Lemma erf_opp a : erf (- a) = - erf a.
Proof.
  assert (E : erf (- a) + erf a = erf (- 0) + erf 0); [|rewrite Ropp_0, erf_0 in E; lra].
  apply (steady (fun x => erf (- x) + erf x)). intros x.
  replace 0 with (2 / sqrt PI * exp (- (- x * - x)) * - (1) + 2 / sqrt PI * exp (- (x * x)))
    by (replace (- x * - x) with (x * x) by ring; ring).
  apply (is_derive_plus (fun x => erf (- x)) erf); [|apply is_derive_erf].
  rewrite Rmult_comm. apply (is_derive_comp erf Ropp); [apply is_derive_erf|].
  apply (is_derive_opp (fun x => x) x 1). apply @is_derive_id.
Qed.

(** |erf| < 1: (∫ bell)² and ∫ e^(-x²(1 + t²))/(1 + t²) over t from 0 to 1 have together always π/4 *)
Definition rest (x t : R) : R := exp (- (x * x) * (1 + t * t)) / (1 + t * t).
Lemma pos1 t : 0 < 1 + t * t. Proof. assert (0 <= t * t) by apply Rle_0_sqr. lra. Qed.
Lemma is_derive_rest x t : is_derive (fun x => rest x t) x (- (2 * x) * exp (- (x * x) * (1 + t * t))).
Proof. assert (P := pos1 t). unfold rest. auto_derive; [lra|]. field. lra. Qed.
Lemma continuous_rest x t : continuous (rest x) t.
Proof. assert (P := pos1 t). apply (ex_derive_continuous (rest x)). unfold rest. auto_derive. lra. Qed.
Lemma ex_RInt_rest x a b : ex_RInt (rest x) a b.
Proof. apply (ex_RInt_continuous (rest x)). intros; apply continuous_rest. Qed.
Lemma is_derive_all_rest (x : R) : is_derive (fun x => RInt (rest x) 0 1) x (- (2 * bell x * RInt bell 0 x)).
Proof.
  assert (G := is_derive_RInt_param rest 0 1 x).
  replace (- (2 * bell x * RInt bell 0 x)) with (RInt (fun t => Derive (fun u => rest u t) x) 0 1).
  - apply G.
    + apply filter_forall. intros y t _. eexists; apply is_derive_rest.
    + intros t _. apply (continuity_2d_pt_ext (fun u v => - (2 * u) * exp (- (u * u) * (1 + v * v)))).
      { intros u v. symmetry. apply is_derive_unique, is_derive_rest. }
      apply continuity_2d_pt_mult.
      { apply continuity_2d_pt_opp, continuity_2d_pt_mult; [apply continuity_2d_pt_const|apply continuity_2d_pt_id1]. }
      apply (continuity_1d_2d_pt_comp exp).
      { apply derivable_continuous_pt, derivable_pt_exp. }
      apply continuity_2d_pt_mult.
      { apply continuity_2d_pt_opp, continuity_2d_pt_mult; apply continuity_2d_pt_id1. }
      apply continuity_2d_pt_plus; [apply continuity_2d_pt_const|].
      apply continuity_2d_pt_mult; apply continuity_2d_pt_id2.
    + apply filter_forall. intros y. apply ex_RInt_rest.
  - assert (L := RInt_comp_lin bell x 0 0 1 (ex_RInt_bell _ _)).
    replace (x * 0 + 0) with 0 in L by ring. replace (x * 1 + 0) with x in L by ring. rewrite <- L.
    rewrite <- Ropp_mult_distr_l_reverse.
    assert (S := RInt_scal (fun t => scal x (bell (x * t + 0))) 0 1 (- (2 * bell x))).
    unfold scal in S, L |- *; simpl in S, L |- *; unfold mult in S, L |- *; simpl in S, L |- *. rewrite <- S.
    + apply RInt_ext. intros t _. transitivity (- (2 * x) * exp (- (x * x) * (1 + t * t))); [apply is_derive_unique, is_derive_rest|]. unfold bell.
      replace (- (x * x) * (1 + t * t)) with (- (x * x) + - ((x * t + 0) * (x * t + 0))) by ring.
      rewrite exp_plus. match goal with |- ?a = ?b => change (@eq R a b) end. ring.
    + apply (ex_RInt_continuous (fun t => x * bell (x * t + 0))). intros t _.
      apply (ex_derive_continuous (fun t => x * bell (x * t + 0))). unfold bell. auto_derive. exact I.
Qed.
Lemma RInt_rest_0 : RInt (rest 0) 0 1 = PI / 4.
Proof.
  rewrite <- atan_1. assert (Z := atan_0).
  transitivity (RInt (Derive atan) 0 1).
  - apply RInt_ext. intros t _. rewrite (is_derive_unique atan t (/ (1 + t * t))).
    + unfold rest. replace (- (0 * 0) * (1 + t * t)) with 0 by ring. rewrite exp_0. match goal with |- ?a = ?b => change (@eq R a b) end. field. apply Rgt_not_eq, pos1.
    + replace (t * t) with (t ^ 2) by ring. apply is_derive_Reals. exact (derivable_pt_lim_atan t).
  - rewrite RInt_Derive; [lra| |].
    + intros x _. exists (/ (1 + x ^ 2)). apply is_derive_Reals. exact (derivable_pt_lim_atan x).
    + intros x _. apply (continuous_ext (fun t => / (1 + t * t))).
      * intros t. symmetry. apply is_derive_unique. replace (t * t) with (t ^ 2) by ring.
        apply is_derive_Reals. exact (derivable_pt_lim_atan t).
      * apply (ex_derive_continuous (fun t => / (1 + t * t))). assert (P := pos1 x). auto_derive. lra.
Qed.
Lemma area_bounded (x : R) : RInt bell 0 x * RInt bell 0 x < PI / 4.
Proof.
  assert (E : RInt bell 0 x * RInt bell 0 x + RInt (rest x) 0 1 = RInt bell 0 0 * RInt bell 0 0 + RInt (rest 0) 0 1).
  - apply (steady (fun x => RInt bell 0 x * RInt bell 0 x + RInt (rest x) 0 1)). intros y.
    assert (B : is_derive (fun x : R => RInt bell 0 x * RInt bell 0 x + RInt (rest x) 0 1) y
      ((bell y * RInt bell 0 y + RInt bell 0 y * bell y) + - (2 * bell y * RInt bell 0 y))).
    { apply (is_derive_plus (fun x => RInt bell 0 x * RInt bell 0 x)); [|apply is_derive_all_rest].
      apply (is_derive_mult (fun x => RInt bell 0 x) (fun x => RInt bell 0 x)); try apply is_derive_area.
      intros; apply Rmult_comm. }
    match type of B with is_derive _ _ ?l => assert (Z : l = 0) by ring; rewrite Z in B; exact B end.
  - rewrite RInt_rest_0, RInt_point in E. unfold zero in E; simpl in E.
    assert (P : 0 < RInt (rest x) 0 1); [|lra].
    apply RInt_gt_0; [lra| |intros; apply continuous_rest].
    intros t _. apply Rdiv_lt_0_compat; [apply exp_pos|apply pos1].
Qed.
Lemma erf_bounded x : -1 < erf x < 1.
Proof.
  assert (P := PI_RGT_0). assert (B := area_bounded x).
  assert (Q : 0 < sqrt PI) by (apply sqrt_lt_R0; exact P).
  assert (S : sqrt PI * sqrt PI = PI) by (apply sqrt_sqrt; lra).
  assert (E : erf x * sqrt PI = 2 * RInt bell 0 x) by (unfold erf; field; lra).
  assert (K : erf x * erf x < 1); [|split; nra].
  apply (Rmult_lt_reg_r PI); [exact P|]. rewrite <- S at 1.
  replace (erf x * erf x * (sqrt PI * sqrt PI)) with ((erf x * sqrt PI) * (erf x * sqrt PI)) by ring. rewrite E. lra.
Qed.
Lemma Der_terf f t a : Der f t a -> Der (fun s => terf (f s)) t (2 / sqrt PI * exp (- (val (f t) * val (f t))) * a).
Proof. apply (Der_comp erf (fun v => 2 / sqrt PI * exp (- (v * v)))), is_derive_erf. Qed.
Lemma near (p : R -> Prop) f t a : Der f t a -> open p -> p (val (f t)) -> locally t (fun s => ok (f s) /\ p (val (f s))).
Proof.
  intros [O H] P Q. apply filter_and; [exact O|].
  assert (C : continuous (fun s => val (f s)) t) by (apply (ex_derive_continuous (fun s => val (f s))); exists a; exact H).
  apply C. apply P, Q.
Qed.
Lemma Der_tlog f t a : 0 < val (f t) -> Der f t a -> Der (fun s => tlog (f s)) t (/ val (f t) * a).
Proof.
  intros P H; split.
  - apply (near (fun v => 0 < v) f t a H); [apply open_gt|exact P].
  - destruct H as [O H]. rewrite Rmult_comm. apply (is_derive_comp ln (fun s => val (f s))); [apply is_derive_ln; exact P|exact H].
Qed.
Lemma Der_tabs f t a : val (f t) <> 0 -> Der f t a -> Der (fun s => tabs (f s)) t (sign (val (f t)) * a).
Proof.
  intros P [O H]; split; [exact O|]. apply (is_derive_Rabs (fun s => val (f s))); assumption.
Qed.
Lemma open_ne0 : open (fun v : R => v <> 0).
Proof. apply open_neq. Qed.
Lemma Der_inv f t a : val (f t) <> 0 -> Der f t a ->
  Der (fun s => pow (f s) (cst (-1))) t (- a * (/ val (f t) * / val (f t))).
Proof.
  intros P H; split.
  - eapply filter_imp; [|exact (near _ f t a H open_ne0 P)].
    intros s [O Q]; simpl. repeat split; try assumption. apply (powers_Z _ (-1)); exact Q.
  - destruct H as [O H].
    apply (is_derive_ext (fun s => / val (f s))); [intros; simpl; symmetry; apply power_m1|].
    replace (- a * (/ val (f t) * / val (f t))) with (- a / (val (f t)) ^ 2) by (field; exact P).
    apply (is_derive_inv (fun s => val (f s))); assumption.
Qed.
Lemma Der_pow2 f t a : Der f t a -> Der (fun s => pow (f s) (cst 2)) t (2 * val (f t) * a).
Proof.
  intros H; split.
  - destruct H as [O H]. eapply filter_imp; [|exact O]. intros s Q; simpl; repeat split; try assumption.
    apply (powers_nat _ 2); lia.
  - apply (is_derive_ext (fun s => val (f s) * val (f s))); [intros; simpl; symmetry; apply power_2|].
    assert (K := Der_mul f f t a a H H). destruct K as [_ K].
    replace (2 * val (f t) * a) with (a * val (f t) + val (f t) * a) by ring. exact K.
Qed.
Lemma Der_power f t a e : 0 < val (f t) -> Der f t a ->
  Der (fun s => pow (f s) (cst e)) t (power (val (f t)) e * e * / val (f t) * a).
Proof.
  intros P H; split.
  - eapply filter_imp; [|exact (near _ f t a H (open_gt 0) P)].
    intros s [O Q]; simpl. repeat split; try assumption. apply powers_pos; exact Q.
  - assert (N := near _ f t a H (open_gt 0) P).
    apply (is_derive_ext_loc (fun s => exp (e * ln (val (f s))))).
    + eapply filter_imp; [|exact N]. intros s [O Q]. simpl. symmetry; apply power_pos; exact Q.
    + destruct H as [O H]. rewrite power_pos by exact P.
      assert (L : is_derive (fun s => e * ln (val (f s))) t (e * (a * / val (f t)))).
      { apply (is_derive_scal (fun s => ln (val (f s)))). apply (is_derive_comp ln (fun s => val (f s))); [apply is_derive_ln; exact P|exact H]. }
      replace (exp (e * ln (val (f t))) * e * / val (f t) * a) with (e * (a * / val (f t)) * exp (e * ln (val (f t)))) by ring.
      apply (is_derive_comp exp (fun s => e * ln (val (f s)))); [apply is_derive_exp|exact L].
Qed.
Lemma Der_Sum n om (f : R -> tvec) t (l : nat -> R) :
  (forall k, (k < n)%nat -> ~ In k om -> Der (fun s => f s k) t (l k)) -> Der (fun s => Sum n om (f s)) t (rsum n om l).
Proof.
  intros H. unfold Sum, all, rsum.
  assert (G : forall k, In k (range n om) -> Der (fun s => f s k) t (l k)) by (intros k K; apply in_range in K; apply H; tauto).
  split.
  - apply (filter_imp (fun s => forall k, In k (range n om) -> ok (f s k))).
    { intros s A k K L. apply A, in_range; auto. }
    induction (range n om) as [|a r IH].
    + apply filter_forall; intros s k [].
    + apply (filter_imp (fun s => ok (f s a) /\ forall k, In k r -> ok (f s k))).
      { intros s [A B] k [->|K]; auto. }
      apply filter_and; [apply (G a); left; reflexivity|apply IH; intros; apply G; right; assumption].
  - simpl. induction (range n om) as [|a r IH]; simpl; [apply @is_derive_const|].
    apply (is_derive_plus (fun s => val (f s a))); [apply (G a); left; reflexivity|apply IH; intros; apply G; right; assumption].
Qed.

Lemma same_Dr f g t : locally t (fun s => same (f s) (g s)) -> same (Dr f t) (Dr g t).
Proof.
  intros H. split; simpl.
  - split; intros [A B]; split.
    + eapply filter_imp; [|exact (filter_and _ _ A H)]. intros s [P Q]; apply Q; exact P.
    + apply (ex_derive_ext_loc (fun s => val (f s))); [|exact B].
      eapply filter_imp; [|exact (filter_and _ _ A H)]. intros s [P Q]; apply Q; exact P.
    + eapply filter_imp; [|exact (filter_and _ _ A H)]. intros s [P Q]; apply Q; exact P.
    + apply (ex_derive_ext_loc (fun s => val (g s))); [|exact B].
      eapply filter_imp; [|exact (filter_and _ _ A H)]. intros s [P Q]; symmetry; apply Q, Q, P.
  - intros [A B]. apply Derive_ext_loc. eapply filter_imp; [|exact (filter_and _ _ A H)]. intros s [P Q]; apply Q; exact P.
Qed.
Lemma same_D f g x j : (forall y, same (f y) (g y)) -> same (D f x j) (D g x j).
Proof. intros H. apply same_Dr, filter_forall. intros s; apply H. Qed.
Lemma same_D2 f g x i j : (forall y, same (f y) (g y)) -> same (D2 f x i j) (D2 g x i j).
Proof. intros H. apply same_Dr, filter_forall. intros s; apply H. Qed.
Lemma same_D1 f g a : (forall t, same (f t) (g t)) -> same (D1 f a) (D1 g a).
Proof. intros H. apply same_Dr, filter_forall. exact H. Qed.
Lemma same_D1_pos f g a : 0 < a -> (forall t, 0 < t -> same (f t) (g t)) -> same (D1 f a) (D1 g a).
Proof. intros P H. apply same_Dr. eapply filter_imp; [exact H|]. apply (open_gt 0); exact P. Qed.
Lemma same_D1_neg f g a : a < 0 -> (forall t, t < 0 -> same (f t) (g t)) -> same (D1 f a) (D1 g a).
Proof. intros P H. apply same_Dr. eapply filter_imp; [exact H|]. apply (open_lt 0); exact P. Qed.
Lemma same_D1_ne f g a : a <> 0 -> (forall t, t <> 0 -> same (f t) (g t)) -> same (D1 f a) (D1 g a).
Proof. intros P H. apply same_Dr. eapply filter_imp; [exact H|]. apply open_ne0; exact P. Qed.

(** What holds at a point, and near it *)
Lemma same_D_near (H : vec -> Prop) f g x j : locally (x j) (fun t => H (upd x j t)) ->
  (forall y, H y -> same (f y) (g y)) -> same (D f x j) (D g x j).
Proof. intros N E. apply same_Dr. eapply filter_imp; [|exact N]. intros t K; apply E; exact K. Qed.
Lemma same_D2_near (H : mat -> Prop) f g x i j : locally (x i j) (fun t => H (upd2 x i j t)) ->
  (forall y, H y -> same (f y) (g y)) -> same (D2 f x i j) (D2 g x i j).
Proof. intros N E. apply same_Dr. eapply filter_imp; [|exact N]. intros t K; apply E; exact K. Qed.
Lemma same_D1_near (H : R -> Prop) f g a : locally a H -> (forall t, H t -> same (f t) (g t)) -> same (D1 f a) (D1 g a).
Proof. intros N E. apply same_Dr. eapply filter_imp; [|exact N]. exact E. Qed.
Lemma near_below t n (P : nat -> R -> Prop) : (forall k, (k < n)%nat -> locally t (P k)) ->
  locally t (fun s => forall k, (k < n)%nat -> P k s).
Proof.
  induction n as [|n IH]; intros H; [apply filter_forall; intros; lia|].
  assert (A := IH (fun k K => H k (Nat.lt_lt_succ_r _ _ K))). assert (B := H n (Nat.lt_succ_diag_r n)).
  eapply filter_imp; [|exact (filter_and _ _ A B)]. intros s [E F] k K.
  destruct (Nat.eq_dec k n) as [->|M]; [exact F|apply E; lia].
Qed.
Lemma near_given t (A : Prop) (P : R -> Prop) : (A -> locally t P) -> locally t (fun s => A -> P s).
Proof.
  intros H. destruct (classic A) as [K|K].
  - eapply filter_imp; [|exact (H K)]. intros s Q _; exact Q.
  - apply filter_forall; intros s Q; contradiction.
Qed.
Lemma Der_sub f g t a b : Der f t a -> Der g t b -> Der (fun s => add (f s) (neg (g s))) t (a + - b).
Proof. intros F G. apply Der_add; [exact F|]. apply Der_neg; exact G. Qed.
Lemma near_rel (r : R -> R -> Prop) (p : R -> Prop) f g t a b : (forall u v, p (u + -1 * v) <-> r u v) -> open p ->
  Der f t a -> Der g t b -> r (val (f t)) (val (g t)) -> locally t (fun s => rel r (f s) (g s)).
Proof.
  intros E O F G H. assert (N := near p _ t _ (Der_sub f g t a b F G) O (proj2 (E _ _) H)).
  eapply filter_imp; [|exact (filter_and _ _ N (filter_and _ _ (proj1 F) (proj1 G)))].
  intros s [[_ P] [Q S]]. split; [exact Q|split; [exact S|apply E; exact P]].
Qed.
Lemma near_lt f g t a b : Der f t a -> Der g t b -> val (f t) < val (g t) -> locally t (fun s => lt_ (f s) (g s)).
Proof. apply (near_rel (fun u v => u < v) (fun v => v < 0) f g t a b); [intros; split; intros; lra|apply open_lt]. Qed.
Lemma near_gt f g t a b : Der f t a -> Der g t b -> val (f t) > val (g t) -> locally t (fun s => gt_ (f s) (g s)).
Proof. apply (near_rel (fun u v => u > v) (fun v => 0 < v) f g t a b); [intros; split; intros; lra|apply open_gt]. Qed.
Lemma near_ne f g t a b : Der f t a -> Der g t b -> val (f t) <> val (g t) -> locally t (fun s => ne_ (f s) (g s)).
Proof. apply (near_rel (fun u v => u <> v) (fun v => v <> 0) f g t a b); [intros; split; intros; lra|apply open_ne0]. Qed.

(** ** Limits: a filter for each way of tending, and Coquelicot's limits along it *)

Definition to_infinity (s : R -> Prop) (P : R -> Prop) : Prop := exists b, forall t, s t -> b < t -> P t.
Definition to_minus_infinity (s : R -> Prop) (P : R -> Prop) : Prop := exists b, forall t, s t -> t < b -> P t.
Definition to_point (s side : R -> Prop) (p : R) (P : R -> Prop) : Prop :=
  exists d, 0 < d /\ forall t, s t -> side (t - p) -> Rabs (t - p) < d -> P t.
#[global] Instance to_infinity_filter s : Filter (to_infinity s).
Proof.
  split.
  - exists 0; auto.
  - intros P Q [b B] [c C]. exists (Rmax b c). intros t S H. assert (b <= Rmax b c) by apply Rmax_l. assert (c <= Rmax b c) by apply Rmax_r.
    split; [apply B|apply C]; auto; lra.
  - intros P Q I [b B]. exists b; auto.
Qed.
#[global] Instance to_minus_infinity_filter s : Filter (to_minus_infinity s).
Proof.
  split.
  - exists 0; auto.
  - intros P Q [b B] [c C]. exists (Rmin b c). intros t S H. assert (Rmin b c <= b) by apply Rmin_l. assert (Rmin b c <= c) by apply Rmin_r.
    split; [apply B|apply C]; auto; lra.
  - intros P Q I [b B]. exists b; auto.
Qed.
#[global] Instance to_point_filter s side p : Filter (to_point s side p).
Proof.
  split.
  - exists 1; split; [lra|auto].
  - intros P Q (b & B & BP) (c & C & CQ). exists (Rmin b c). split; [apply Rmin_pos; assumption|].
    intros t S S' H. assert (Rmin b c <= b) by apply Rmin_l. assert (Rmin b c <= c) by apply Rmin_r.
    split; [apply BP|apply CQ]; auto; lra.
  - intros P Q I (b & B & BP). exists b; auto.
Qed.

Lemma to_infinity_all (s P : R -> Prop) : (forall t, s t -> P t) -> to_infinity s P. Proof. intros H; exists 0; auto. Qed.
Lemma to_minus_infinity_all (s P : R -> Prop) : (forall t, s t -> P t) -> to_minus_infinity s P. Proof. intros H; exists 0; auto. Qed.
Lemma to_point_all (s side : R -> Prop) p (P : R -> Prop) : (forall t, s t -> P t) -> to_point s side p P.
Proof. intros H; exists 1; split; [lra|auto]. Qed.

(** The term has a value in the end, and it tends to l, a number or an infinity *)
Definition Lim (F : (R -> Prop) -> Prop) (f : R -> T) (l : Rbar) : Prop :=
  F (fun t => ok (f t)) /\ filterlim (fun t => val (f t)) F (Rbar_locally l).

Lemma Lim_near (F : (R -> Prop) -> Prop) {FF : Filter F} f (l : R) :
  Lim F f l <-> forall e, 0 < e -> F (fun t => ok (f t) /\ Rabs (val (f t) - l) < e).
Proof.
  split.
  - intros [O L] e E. apply filter_and; [exact O|].
    exact (proj1 (filterlim_locally (fun t => val (f t)) l) L (mkposreal e E)).
  - intros H; split.
    + eapply filter_imp; [|exact (H 1 Rlt_0_1)]. intros t [O _]; exact O.
    + apply (proj2 (filterlim_locally (fun t => val (f t)) l)). intros [e E].
      eapply filter_imp; [|exact (H e E)]. intros t [_ N]; exact N.
Qed.
Lemma Lim_infinity s f a : tends_to_infinity s f a <-> ok a /\ Lim (to_infinity s) f (val a).
Proof. unfold tends_to_infinity. rewrite (Lim_near (to_infinity s)). reflexivity. Qed.
Lemma Lim_minus_infinity s f a : tends_to_minus_infinity s f a <-> ok a /\ Lim (to_minus_infinity s) f (val a).
Proof. unfold tends_to_minus_infinity. rewrite (Lim_near (to_minus_infinity s)). reflexivity. Qed.
Lemma Lim_at s side p f a : tends_at s side p f a <-> ok a /\ ok p /\ Lim (to_point s side (val p)) f (val a).
Proof. unfold tends_at. rewrite (Lim_near (to_point s side (val p))). reflexivity. Qed.

Lemma Lim_squeezed (F : (R -> Prop) -> Prop) {FF : Filter F} f g h (l : R) :
  F (fun t => ok (g t) /\ val (f t) <= val (g t) <= val (h t)) -> Lim F f l -> Lim F h l -> Lim F g l.
Proof.
  intros B [_ L] [_ M]. split.
  - eapply filter_imp; [|exact B]. intros t [O _]; exact O.
  - apply (filterlim_le_le (fun t => val (f t)) _ (fun t => val (h t))); [|exact L|exact M].
    eapply filter_imp; [|exact B]. intros t [_ I]; exact I.
Qed.
Section Limits.
Variables (F : (R -> Prop) -> Prop) (FF : Filter F).
Lemma Lim_fixed a : ok a -> Lim F (fun _ => a) (val a).
Proof. intros O; split; [apply filter_forall; intros; exact O|apply filterlim_const]. Qed.
Lemma Lim_add f g a b l : Lim F f a -> Lim F g b -> is_Rbar_plus a b l -> Lim F (fun t => add (f t) (g t)) l.
Proof.
  intros [O L] [P M] I. split; [apply filter_and; assumption|].
  exact (filterlim_comp_2 (fun t => val (f t)) (fun t => val (g t)) Rplus L M (filterlim_Rbar_plus a b l I)).
Qed.
Lemma Lim_mul f g a b l : Lim F f a -> Lim F g b -> is_Rbar_mult a b l -> Lim F (fun t => mul (f t) (g t)) l.
Proof.
  intros [O L] [P M] I. split; [apply filter_and; assumption|].
  exact (filterlim_comp_2 (fun t => val (f t)) (fun t => val (g t)) Rmult L M (filterlim_Rbar_mult a b l I)).
Qed.
Lemma Lim_inv f (a : Rbar) : Lim F f a -> a <> 0 -> Lim F (fun t => pow (f t) (cst (-1))) (Rbar_inv a).
Proof.
  intros [O L] N. split.
  - assert (K : Rbar_locally a (fun v => v <> 0)).
    { destruct a as [a| |]; simpl.
      - apply open_ne0. intros ->; apply N; reflexivity.
      - exists 0; intros; lra.
      - exists 0; intros; lra. }
    assert (M : F (fun t => val (f t) <> 0)) by exact (L _ K).
    eapply filter_imp; [|exact (filter_and _ _ O M)]. intros t [P Q]; simpl.
    repeat split; try assumption. apply (powers_Z _ (-1)); exact Q.
  - apply (filterlim_ext (fun t => / val (f t))); [intros; simpl; symmetry; apply power_m1|].
    apply (filterlim_comp _ _ _ (fun t => val (f t)) Rinv _ _ _ L). apply filterlim_Rbar_inv; exact N.
Qed.
Lemma Lim_texp f (a : Rbar) : Lim F f a ->
  Lim F (fun t => texp (f t)) match a with Finite v => exp v | p_infty => p_infty | m_infty => 0 end.
Proof.
  intros [O L]. split; [exact O|]. destruct a as [a| |].
  - exact (filterlim_comp _ _ _ _ exp _ _ _ L (continuous_exp a)).
  - exact (filterlim_comp _ _ _ _ exp _ _ _ L is_lim_exp_p).
  - exact (filterlim_comp _ _ _ _ exp _ _ _ L is_lim_exp_m).
Qed.
Lemma Lim_tlog f (a : Rbar) : Lim F f a -> match a with Finite v => 0 < v | p_infty => True | m_infty => False end ->
  Lim F (fun t => tlog (f t)) match a with Finite v => ln v | _ => p_infty end.
Proof.
  intros [O L] P. split.
  - apply filter_and; [exact O|]. apply L. destruct a as [a| |]; [apply (open_gt 0); exact P|exists 0; auto|destruct P].
  - destruct a as [a| |]; [|exact (filterlim_comp _ _ _ _ ln _ _ _ L is_lim_ln_p)|destruct P].
    refine (filterlim_comp _ _ _ _ ln _ _ _ L _). apply continuous_ln; exact P.
Qed.
End Limits.
Lemma Lim_moving_p s : Lim (to_infinity s) (fun t => cst t) p_infty.
Proof. split; [apply filter_forall; intros; exact I|]. intros P [b B]. exists b. intros t _ H; apply B; exact H. Qed.
Lemma Lim_moving_m s : Lim (to_minus_infinity s) (fun t => cst t) m_infty.
Proof. split; [apply filter_forall; intros; exact I|]. intros P [b B]. exists b. intros t _ H; apply B; exact H. Qed.
Lemma Lim_moving s side p : Lim (to_point s side p) (fun t => cst t) p.
Proof.
  apply Lim_near; [typeclasses eauto|]. intros e E. exists e. split; [exact E|]. intros t _ _ H. split; [exact I|exact H].
Qed.
Lemma Lim_is F f (a b : Rbar) : Lim F f a -> a = b -> Lim F f b. Proof. intros H <-; exact H. Qed.

(** ** Tactics: where terms have values, their signs, their normal forms *)

Lemma range_many n om : (length om < n)%nat -> range n om <> nil.
Proof.
  intros H E. assert (I : incl (seq 0 n) om).
  { intros k K. apply in_seq in K. destruct (in_dec Nat.eq_dec k om) as [A|A]; [exact A|].
    exfalso. assert (B : In k (range n om)) by (apply in_range; split; [lia|exact A]). rewrite E in B; exact B. }
  assert (L := NoDup_incl_length (seq_NoDup n 0) I). rewrite seq_length in L. lia.
Qed.
Lemma INR_ge n k : (k <= n)%nat -> IZR (Z.of_nat k) <= INR n.
Proof. intros H. rewrite <- INR_IZR_INZ. apply le_INR; exact H. Qed.
Lemma opp1 a : -1 * a = - a. Proof. ring. Qed.
Lemma Ropp_le_0 a : 0 <= a -> - a <= 0. Proof. lra. Qed.
Lemma Ropp_ge_0 a : a <= 0 -> 0 <= - a. Proof. lra. Qed.
Lemma Rabs_square a : Rabs a * Rabs a = a * a.
Proof. destruct (Rcase_abs a); [rewrite Rabs_left by assumption|rewrite Rabs_right by assumption]; ring. Qed.
Lemma mul_opp_r a b : a * - b = - (a * b). Proof. ring. Qed.
Lemma mul_opp_l a b : - a * b = - (a * b). Proof. ring. Qed.
Lemma inv_opp a : / - a = - / a.
Proof. destruct (Req_dec a 0) as [->|H]; [rewrite Ropp_0, Rinv_0; ring|field; exact H]. Qed.
Lemma exp_inj a b : exp a = exp b -> a = b. Proof. apply exp_inv. Qed.
Lemma ln_inv a : 0 < a -> ln (/ a) = - ln a. Proof. apply ln_Rinv. Qed.
Lemma Rabs_pos_is a : 0 <= a -> Rabs a = a. Proof. intros; apply Rabs_pos_eq; assumption. Qed.
Lemma Rabs_neg_is a : a <= 0 -> Rabs a = - a. Proof. apply Rabs_left1. Qed.
Lemma Rabs_times_pos a b : 0 <= a -> Rabs (a * b) = a * Rabs b.
Proof. intros. rewrite Rabs_mult, (Rabs_pos_eq a); auto. Qed.
Lemma Rabs_times_pos_r a b : 0 <= b -> Rabs (a * b) = Rabs a * b.
Proof. intros. rewrite Rabs_mult, (Rabs_pos_eq b); auto. Qed.
Lemma exp_opp a : exp (- a) = / exp a. Proof. apply exp_Ropp. Qed.
(** Hyperbolic functions are made of exponentials *)
Lemma tsinh_exps a : same (tsinh a) (mul (add (texp a) (neg (texp (neg a)))) (pow (cst 2) (cst (-1)))).
Proof.
  split; simpl.
  - assert (powers 2 (-1)) by (apply powers_pos; lra). tauto.
  - intros _. unfold sinh. rewrite power_m1. replace (-1 * val a) with (- val a) by ring. field.
Qed.
Lemma tcosh_exps a : same (tcosh a) (mul (add (texp a) (texp (neg a))) (pow (cst 2) (cst (-1)))).
Proof.
  split; simpl.
  - assert (powers 2 (-1)) by (apply powers_pos; lra). tauto.
  - intros _. unfold cosh. rewrite power_m1. replace (-1 * val a) with (- val a) by ring. field.
Qed.
Lemma ttanh_exps a : same (ttanh a)
  (mul (add (texp a) (neg (texp (neg a)))) (pow (add (texp a) (texp (neg a))) (cst (-1)))).
Proof.
  assert (P := exp_pos (val a)). assert (Q := exp_pos (- val a)). split; simpl.
  - assert (powers (exp (val a) + exp (-1 * val a)) (-1)); [|tauto].
    apply powers_pos. replace (-1 * val a) with (- val a) by ring. lra.
  - intros _. unfold tanh, sinh, cosh. rewrite power_m1. replace (-1 * val a) with (- val a) by ring. field. lra.
Qed.
Lemma Rminus_gt_0_lt a b : 0 < b - a -> a < b. Proof. lra. Qed.
Lemma exp_double a : exp (2 * a) = exp a * exp a.
Proof. rewrite <- exp_plus. f_equal; lra. Qed.
Lemma sinh_up u v : u < v -> sinh u < sinh v.
Proof.
  intros H. assert (exp u < exp v) by (apply exp_increasing; exact H).
  assert (exp (- v) < exp (- u)) by (apply exp_increasing; lra). unfold sinh; lra.
Qed.
Lemma tanh_up u v : u < v -> tanh u < tanh v.
Proof.
  intros H. assert (P := cosh_pos u). assert (Q := cosh_pos v). unfold tanh.
  assert (A : exp u < exp v) by (apply exp_increasing; exact H).
  assert (B : exp (- v) < exp (- u)) by (apply exp_increasing; lra).
  assert (E := exp_pos u). assert (F := exp_pos (- v)). apply Rminus_gt_0_lt.
  replace (sinh v / cosh v - sinh u / cosh u) with ((exp v * exp (- u) - exp u * exp (- v)) / 2 * / cosh u * / cosh v)
    by (unfold sinh, cosh in *; field; lra).
  assert (exp u * exp (- v) < exp v * exp (- u)) by (assert (G := exp_pos v); nra).
  repeat apply Rmult_lt_0_compat; try (apply Rinv_0_lt_compat; assumption); lra.
Qed.
Lemma exp_half a : exp a = exp (a * / 2) * exp (a * / 2).
Proof. rewrite <- exp_plus. f_equal; lra. Qed.
Lemma ln_gt0 a : 1 < a -> 0 < ln a. Proof. intros; rewrite <- ln_1; apply ln_increasing; lra. Qed.
Lemma ln_ge0 a : 1 <= a -> 0 <= ln a. Proof. intros [H| <-]; [left; apply ln_gt0; exact H|right; symmetry; apply ln_1]. Qed.
Lemma ln_lt0 a : 0 < a -> a < 1 -> ln a < 0. Proof. intros; rewrite <- ln_1; apply ln_increasing; assumption. Qed.
Lemma ln_le0 a : 0 < a -> a <= 1 -> ln a <= 0.
Proof. intros P [H| ->]; [left; apply ln_lt0; assumption|right; apply ln_1]. Qed.
Lemma ln_ne0 a : 0 < a -> a <> 1 -> ln a <> 0.
Proof. intros P N E. apply N. rewrite <- (exp_ln a P), E. apply exp_0. Qed.
Lemma tanh_bounded a : -1 < tanh a < 1.
Proof.
  assert (P := cosh_pos a). assert (C : tanh a * cosh a = sinh a) by (unfold tanh; field; lra).
  assert (E := exp_pos a). assert (F := exp_pos (- a)). unfold cosh, sinh in *. split; nra.
Qed.
Lemma exp_ge a : 1 + a <= exp a.
Proof. destruct (Req_dec a 0) as [->|H]; [rewrite exp_0; lra|left; apply exp_ineq1; exact H]. Qed.

#[global] Opaque exp ln sqrt sin cos sinh cosh tanh atan erf Rpower powerRZ INR power PI Rabs Derive.
Ltac literally := match goal with |- ?a = ?b => constr_eq a b; reflexivity end.

(** The definitions of a file, which it tells *)
Ltac defs := idtac.

Ltac vals := cbn [val add mul neg pow texp tlog tabs tsin tcos tsinh tcosh ttanh tatan terf Sum Prod Max Min given delta cst dim lift lift2 tup nth] in *.

Ltac known_as P := match goal with H : P |- _ => idtac end.

(** Dimensions are at least what they are declared to be *)
Ltac dims := repeat match goal with
  | H : (?k <= ?n)%nat |- _ => lazymatch goal with _ : IZR (Z.of_nat k) <= INR n |- _ => fail | _ => pose proof (INR_ge n k H) end
  end; cbn [Z.of_nat Pos.of_succ_nat Pos.succ] in *.

(** What is known of every position, at each that there is *)
Ltac at_each := repeat match goal with
  | H : forall k, (k < ?n)%nat -> @?P k, J : (?i < ?n)%nat |- _ =>
      let Q := eval cbv beta in (P i) in
      lazymatch goal with _ : Q |- _ => fail | _ => assert (Q) by (exact (H i J)) end
  end.
Ltac meet := repeat match goal with
  | H : ?a -> ?b, J : ?a |- _ => lazymatch type of a with Prop => idtac end; lazymatch goal with _ : b |- _ => fail | _ => assert b by (exact (H J)) end
  | H : ?i <> ?j -> ?b |- _ => lazymatch type of i with nat => idtac end; lazymatch goal with _ : b |- _ => fail | _ => assert b by (apply H; first [assumption|congruence|lia]) end
  end.
(** Relations between terms, as what they say of values *)
Ltac open_facts := repeat match goal with
  | H : rel _ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : eq_ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : ne_ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : le_ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : lt_ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : ge_ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : gt_ _ _ |- _ => destruct H as (? & ? & H); cbv beta in H
  | H : _ /\ _ |- _ => destruct H
  end.
Ltac facts := at_each; meet; open_facts; vals.

Ltac some_left := first
  [ assumption
  | apply range_many; simpl; lia
  | match goal with H : (?i < ?n)%nat |- range ?n _ <> nil => apply (range_some n _ i H); simpl; intuition congruence end ].

Ltac dels := repeat match goal with
  | |- context [del ?i ?i] => rewrite (del_refl i)
  | H : ?i <> ?j |- context [del ?i ?j] => rewrite (del_ne i j H)
  | H : ?i <> ?j |- context [del ?j ?i] => rewrite (del_ne j i (not_eq_sym H))
  end.
Ltac squares := repeat match goal with
  | |- context [?a * ?a] => lazymatch goal with _ : 0 <= a * a |- _ => fail | _ => pose proof (Rle_0_sqr a : 0 <= a * a) end
  end.
Ltac exps := repeat match goal with
  | |- context [exp ?a] => lazymatch goal with _ : 0 < exp a |- _ => fail | _ => pose proof (exp_pos a) end
  | |- context [erf ?a] => lazymatch goal with _ : -1 < erf a < 1 |- _ => fail | _ => pose proof (erf_bounded a) end
  end.
Definition nsum n om f := rsum n om f.
(** A sum whose sign a fact tells, but for a factor; the normal form, below, takes it out *)
Ltac sum_by_fact := fail.
(** What is positive by arithmetic, below *)
Ltac surely := fail.
Ltac below_0 := fail.
(** What a fact says of a sum but for its normal form, and a square; below *)
Ltac form_by_fact := fail.
(** A sum without a position, as the whole sum less its member there *)
Ltac known_sums := unfold nsum in *; repeat match goal with
  | |- context [rsum ?n [] ?f] => match goal with J : (?j < n)%nat |- _ =>
      let v := eval cbv beta in (f j) in
      lazymatch goal with _ : 0 < rsum n [] f - v |- _ => fail | _ => idtac end;
      let P := fresh "P" in assert (P : 0 < rsum n [j] f) by pos;
      rewrite (rsum_out n [] j f J) in P by (simpl; tauto); cbv beta in P
    end
  end
(** A share of a sum is at most one *)
with share := lazymatch goal with
  | |- 0 < 1 + -1 * (_ * / _) => apply share_lt; [pos|known_sums; lra]
  | |- 0 <= 1 + -1 * (_ * / _) => apply share_le; [pos|member]
  | |- 0 < 1 + - (?a * / ?z) => rewrite <- (opp1 (a * / z)); share
  | |- 0 <= 1 + - (?a * / ?z) => rewrite <- (opp1 (a * / z)); share
  end
with member := match goal with |- ?a <= rsum ?n [] ?f => match goal with J : (?j < n)%nat |- _ =>
  change a with (f j); apply (rsum_member n f j J); let k := fresh "k" in intros k ?; cbv beta; pos0 end end
with logs_away := repeat match goal with |- context [exp (ln ?a)] => rewrite (exp_ln a) by lra end
with above_one := first [leaf | exps; lra | facts; exps; dims; first [lra | nra]]
with leaf := first [assumption | lra | dims; lra | facts; dims; first [assumption | lra]]

with pos := lazymatch goal with
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < PI => apply PI_RGT_0
  | |- 0 < _ * _ => first [apply Rmult_lt_0_compat; pos | leaf]
  | |- 0 < / _ => apply Rinv_0_lt_compat; pos
  | |- 0 < _ / _ => apply Rdiv_lt_0_compat; pos
  | |- 0 < ?a + ?b => first [leaf | form_by_fact | apply Rplus_lt_0_compat; pos | apply Rplus_lt_le_0_compat; [pos|pos0] | apply Rplus_le_lt_0_compat; [pos0|pos] | share | logs_away; exps; lra | surely]
  | |- 0 < rsum _ _ _ => first [apply rsum_gt0; [some_left|intros; cbv beta; pos] | leaf | sum_by_fact]
  | |- 0 < rprod _ _ _ => apply rprod_gt0; intros; cbv beta; pos
  | |- 0 < power _ 2 => first [apply power_gt0; solve [pos] | apply power_2_gt0; first [assumption | leaf]]
  | |- 0 < power _ _ => apply power_gt0; pos
  | |- 0 < sqrt _ => apply sqrt_lt_R0; pos
  | |- 0 < cosh _ => apply cosh_pos
  | |- 0 < ln _ => first [leaf | apply ln_gt0; above_one]
  | |- 0 < rmax ?n ?om ?f => let k := fresh "k" in let E := fresh "E" in
      destruct (rmax_in n om f) as (k & ? & ? & E); [some_left|rewrite E; cbv beta; pos]
  | |- 0 < rmin ?n ?om ?f => let k := fresh "k" in let E := fresh "E" in
      destruct (rmin_in n om f) as (k & ? & ? & E); [some_left|rewrite E; cbv beta; pos]
  | |- _ > _ => apply Rlt_gt; pos
  | |- _ => leaf
  end
with pos0 := lazymatch goal with
  | |- 0 <= exp _ => left; apply exp_pos
  | |- 0 <= ?a * ?a => apply Rle_0_sqr
  | |- 0 <= -1 * _ => first [leaf | rewrite opp1; pos0]
  | |- 0 <= _ * _ => first [leaf | apply Rmult_le_pos; pos0]
  | |- 0 <= - _ => first [leaf | apply Ropp_ge_0; below_0]
  | |- 0 <= / _ => left; apply Rinv_0_lt_compat; pos
  | |- 0 <= _ + _ => first [leaf | form_by_fact | apply Rplus_le_le_0_compat; pos0 | share]
  | |- 0 <= rsum _ _ _ => first [apply rsum_ge0; intros; cbv beta; pos0 | leaf]
  | |- 0 <= Rabs _ => apply Rabs_pos
  | |- 0 <= sqrt _ => apply sqrt_pos
  | |- 0 <= ln _ => first [leaf | apply ln_ge0; above_one]
  | |- 0 <= del ?i ?j => unfold del; destruct Nat.eqb; lra
  | |- 0 <= power _ 2 => apply power_2_ge0
  | |- 0 <= power _ _ => first [apply power_ge0; pos0 | leaf]
  | |- 0 <= rmax ?n ?om ?f => let k := fresh "k" in let E := fresh "E" in
      destruct (rmax_in n om f) as (k & ? & ? & E); [some_left|rewrite E; cbv beta; pos0]
  | |- 0 <= rmin ?n ?om ?f => let k := fresh "k" in let E := fresh "E" in
      destruct (rmin_in n om f) as (k & ? & ? & E); [some_left|rewrite E; cbv beta; pos0]
  | |- _ >= _ => apply Rle_ge; pos0
  | |- _ => first [leaf | left; pos]
  end.
Ltac not_above := first
  [ leaf
  | lazymatch goal with
    | |- - _ <= 0 => apply Ropp_le_0; pos0
    | |- ln _ <= 0 => apply ln_le0; [pos|above_one]
    | |- _ * _ <= 0 => first [apply prod_npos_pos; [not_above|pos0] | apply prod_pos_npos; [pos0|not_above]]
    | |- context [?a * / ?z] => let P := fresh "P" in assert (P : 0 <= 1 + -1 * (a * / z)) by share; lra
    end
  | dims; lra ].
Ltac below_0 ::= not_above.
Ltac under_0 := first
  [ leaf
  | lazymatch goal with |- ln _ < 0 => apply ln_lt0; [pos|above_one] end
  | lazymatch goal with |- _ * _ < 0 => first [apply prod_neg_pos; [under_0|pos] | apply prod_pos_neg; [pos|under_0]] end ].
Ltac cut_zero := lazymatch goal with |- ?a = 0 -> False => change (a <> 0) end; first
  [apply Rgt_not_eq; pos | known_sums; exps; apply Rgt_not_eq; lra].
Ltac nonzero := first
  [ assumption
  | lazymatch goal with
    | |- ?a * ?b <> 0 => apply Rmult_integral_contrapositive_currified; nonzero
    | |- / ?a <> 0 => apply Rinv_neq_0_compat; nonzero
    | |- - ?a <> 0 => apply Ropp_neq_0_compat; nonzero
    | |- power _ (IZR _) <> 0 => apply power_ne0; nonzero
    | |- ln _ <> 0 => apply ln_ne0; [pos|first [leaf | facts; first [assumption | apply Rgt_not_eq; lra | apply Rlt_not_eq; lra | lra]]]
    end
  | apply Rgt_not_eq; pos
  | known_sums; apply Rgt_not_eq; lra
  | apply Rlt_not_eq; lra
  | facts; first [assumption | lra]
  | let H := fresh "H" in intros H; ring_simplify in H; revert H; cut_zero
  | facts; known_sums; exps; dims; first [apply Rgt_not_eq; nra | intro; nra]
  | apply Rgt_not_eq; surely ].

Ltac inverses := repeat match goal with
  | |- context [/ ?a] => lazymatch goal with _ : a * / a = 1 |- _ => fail | _ => idtac end;
      let P := fresh "P" in assert (P : 0 < / a) by (apply Rinv_0_lt_compat; pos);
      pose proof (Rinv_r a ltac:(apply Rgt_not_eq; pos))
  end.

Ltac powered := lazymatch goal with
  | |- powers _ (IZR (Zpos _)) => apply powers_nat; lia
  | |- powers _ (IZR Z0) => apply powers_nat; lia
  | |- powers _ (IZR _) => apply powers_Z; vals; dels; nonzero
  | |- powers _ (INR _) => apply powers_INR
  | |- powers _ (del _ _) => apply powers_del
  | |- _ => first [apply powers_pos; vals; dels; pos | apply powers_ge; vals; [pos0|lra]]
  end.

Lemma upd_here x j : upd x j (x j) = x.
Proof. apply functional_extensionality; intros k. unfold upd. destruct (Nat.eqb_spec k j); [subst|]; reflexivity. Qed.
Lemma upd2_here x i j : upd2 x i j (x i j) = x.
Proof.
  apply functional_extensionality; intros k. apply functional_extensionality; intros l. unfold upd2.
  destruct (Nat.eqb_spec k i); [destruct (Nat.eqb_spec l j)|]; simpl; subst; reflexivity.
Qed.
Ltac here := cbv beta; rewrite ?upd_here, ?upd2_here.

Ltac has_value := cbv beta; lazymatch goal with
  | |- ok (cst _) => exact I
  | |- ok (dim _) => exact I
  | |- ok (lift _ _) => exact I
  | |- ok (lift2 _ _ _) => exact I
  | |- ok (delta _ _) => exact I
  | |- ok (add _ _) => split; has_value
  | |- ok (mul _ _) => split; has_value
  | |- ok (neg _) => split; [exact I|has_value]
  | |- ok (texp ?a) => change (ok a); has_value
  | |- ok (tabs ?a) => change (ok a); has_value
  | |- ok (tsin ?a) => change (ok a); has_value
  | |- ok (tcos ?a) => change (ok a); has_value
  | |- ok (tsinh ?a) => change (ok a); has_value
  | |- ok (tcosh ?a) => change (ok a); has_value
  | |- ok (ttanh ?a) => change (ok a); has_value
  | |- ok (tatan ?a) => change (ok a); has_value
  | |- ok (terf ?a) => change (ok a); has_value
  | |- ok (tlog _) => split; [has_value|defs; vals; dels; pos]
  | |- ok (pow _ _) => split; [has_value|split; [has_value|cbn [val cst dim delta]; defs; powered]]
  | |- ok (Sum _ _ _) => let k := fresh "k" in intros k ? ?; has_value
  | |- ok (Prod _ _ _) => let k := fresh "k" in intros k ? ?; has_value
  | |- ok (Max _ _ _) => split; [some_left|let k := fresh "k" in intros k ? ?; has_value]
  | |- ok (Min _ _ _) => split; [some_left|let k := fresh "k" in intros k ? ?; has_value]
  | |- ok (given _ _) => split; [let k := fresh "k" in intros k ? ?; has_value|has_value]
  | |- ok (D _ _ _) => unfold D; eapply Der_ok; der
  | |- ok (D1 _ _) => unfold D1; eapply Der_ok; der
  | |- ok (D2 _ _ _ _) => unfold D2; eapply Der_ok; der
  | |- ok (Dr _ _) => eapply Der_ok; der
  | |- ok _ => first [assumption | progress defs; has_value | facts; assumption | match goal with H : all _ _ _ |- _ => apply H; simpl; tauto end]
  end
with der := cbv beta; lazymatch goal with
  | |- Der (fun _ => ?a) _ _ => apply Der_fixed; has_value
  | |- Der (fun s => cst s) _ _ => apply Der_id
  | |- Der cst _ _ => apply Der_id
  | |- Der (fun s => cst (upd _ _ s _)) _ _ => apply Der_upd
  | |- Der (fun s => lift (upd _ _ s) _) _ _ => apply Der_lift
  | |- Der (fun s => cst (upd2 _ _ _ s _ _)) _ _ => apply Der_upd2
  | |- Der (fun s => lift2 (upd2 _ _ _ s) _ _) _ _ => apply Der_lift2
  | |- Der (fun s => add (@?f s) (@?g s)) _ _ => apply (Der_add f g); der
  | |- Der (fun s => mul (@?f s) (@?g s)) _ _ => apply (Der_mul f g); der
  | |- Der (fun s => neg (@?f s)) _ _ => apply (Der_neg f); der
  | |- Der (fun s => texp (@?f s)) _ _ => apply (Der_texp f); der
  | |- Der (fun s => tsin (@?f s)) _ _ => apply (Der_tsin f); der
  | |- Der (fun s => tcos (@?f s)) _ _ => apply (Der_tcos f); der
  | |- Der (fun s => tsinh (@?f s)) _ _ => apply (Der_tsinh f); der
  | |- Der (fun s => tcosh (@?f s)) _ _ => apply (Der_tcosh f); der
  | |- Der (fun s => ttanh (@?f s)) _ _ => apply (Der_ttanh f); der
  | |- Der (fun s => tatan (@?f s)) _ _ => apply (Der_tatan f); der
  | |- Der (fun s => terf (@?f s)) _ _ => apply (Der_terf f); der
  | |- Der (fun s => tlog (@?f s)) _ _ => apply (Der_tlog f); [defs; here; vals; dels; pos|der]
  | |- Der (fun s => tabs (@?f s)) _ _ => apply (Der_tabs f); [defs; here; vals; dels; nonzero|der]
  | |- Der (fun s => pow (@?f s) (cst (-1))) _ _ => apply (Der_inv f); [defs; here; vals; dels; nonzero|der]
  | |- Der (fun s => pow (@?f s) (cst 2)) _ _ => apply (Der_pow2 f); der
  | |- Der (fun s => pow (@?f s) (cst ?e)) _ _ => apply (Der_power f); [defs; here; vals; dels; pos|der]
  | |- Der (fun s => Sum ?n ?om (@?f s)) _ _ => apply (Der_Sum n om f); let k := fresh "k" in intros k ? ?; der
  | |- Der _ _ _ => progress defs; der
  end.

(** What is said by <, > and ≠ of differentiable terms holds near a point where it holds *)
Ltac holds_here := defs; here; vals; first [assumption | facts; first [assumption | lra]].
Ltac stays := cbv beta; lazymatch goal with
  | |- locally _ (fun t => _ /\ _) => apply filter_and; stays
  | |- locally _ (fun t => lt_ (@?f t) (@?g t)) => eapply (near_lt f g); [der|der|holds_here]
  | |- locally _ (fun t => gt_ (@?f t) (@?g t)) => eapply (near_gt f g); [der|der|holds_here]
  | |- locally _ (fun t => ne_ (@?f t) (@?g t)) => eapply (near_ne f g); [der|der|holds_here]
  | |- locally _ (fun t => forall k, (k < ?n)%nat -> _) => apply (near_below _ n); let k := fresh "k" in intros k ?; stays
  | |- locally _ (fun t => ?a -> _) => apply (near_given _ a); intros ?; stays
  | |- locally _ (fun t => (0 < t)%R) => apply (open_gt 0); assumption
  | |- locally _ (fun t => (t < 0)%R) => apply (open_lt 0); assumption
  | |- locally _ (fun t => t <> 0%R) => apply open_ne0; assumption
  end.
Ltac nearby H p := first [apply (same_D_near H) | apply (same_D2_near H) | apply (same_D1_near H)]; cbv beta;
  [ stays | let y := fresh "y" in let Q := fresh "Q" in intros y Q;
    repeat match type of Q with _ /\ _ => let A := fresh "A" in destruct Q as [A Q] end; apply p; assumption ].

(** *** The normal form: sums of products, over all positions, what is constant outside *)

Definition nmax n om f := rmax n om f.
Definition nmin n om f := rmin n om f.
Lemma rsum_fixed n om c : NoDup om -> (forall k, In k om -> (k < n)%nat) -> rsum n om (fun _ => c) = (INR n - INR (length om)) * c.
Proof.
  intros N B. unfold rsum. rewrite lsum_const, range_length by assumption.
  rewrite minus_INR; [reflexivity|].
  assert (L := NoDup_incl_length N (fun k K => proj2 (in_seq n 0 k) (conj (Nat.le_0_l k) (B k K)))). rewrite seq_length in L. exact L.
Qed.

(** The positions that differ from those left out *)
Ltac apart := repeat match goal with
  | L : ~ In ?k (?j :: ?l) |- _ =>
      assert (k <> j) by (intros ->; apply L; left; reflexivity);
      assert (~ In k l) by (intros ?; apply L; right; assumption); clear L
  | L : ~ In _ nil |- _ => clear L
  end.
Ltac not_in := simpl; intuition congruence.

(** δ is symmetric: the position that is summed over stands first *)
Ltac dels_first k := repeat match goal with |- context [del ?j k] => lazymatch j with k => fail | _ => rewrite (del_sym j k) end end.
Ltac times x y := lazymatch x with 1 => constr:(y) | _ => lazymatch y with 1 => constr:(x) | _ => constr:(x * y) end end.
Ltac fixed_part k e := lazymatch e with
  | ?a * ?b => let x := fixed_part k a in let y := fixed_part k b in times x y
  | _ => match e with context [k] => constr:(1) | _ => constr:(e) end
  end.
Ltac moving_part k e := lazymatch e with
  | ?a * ?b => let x := moving_part k a in let y := moving_part k b in times x y
  | _ => match e with context [k] => constr:(e) | _ => constr:(1) end
  end.
Ltac picks k e := match e with
  | ?a * _ => picks k a
  | _ * ?b => picks k b
  | del k ?j => lazymatch j with k => fail | _ => constr:(j) end
  | del ?j k => lazymatch j with k => fail | _ => constr:(j) end
  end.
Ltac dropped k j e := match e with
  | del k j => constr:(1)
  | del j k => constr:(1)
  | ?a * ?b => let x := dropped k j a in times x b
  | ?a * ?b => let y := dropped k j b in times a y
  end.
Ltac arranged k e := lazymatch e with
  | ?a + ?b => let x := arranged k a in let y := arranged k b in constr:(x + y)
  | - ?a => let x := arranged k a in constr:(- x)
  | _ => let c := fixed_part k e in let m := moving_part k e in
      match m with
      | _ => let j := picks k m in let r := dropped k j m in constr:(c * (del k j * r))
      | 1 => constr:(c)
      | _ => lazymatch c with 1 => constr:(m) | _ => constr:(c * m) end
      end
  end.

Lemma power_half_of b e : e = 1 / 2 -> 0 <= b -> power b e = sqrt b. Proof. intros ->; apply power_half. Qed.
Lemma power_mhalf_of b e : e = - (1 / 2) -> 0 < b -> power b e = / sqrt b. Proof. intros ->; apply power_mhalf. Qed.
Ltac half_powers := repeat match goal with |- context [power ?b ?e] =>
    lazymatch e with
    | 1 / 2 => rewrite (power_half b) by pos0
    | 1 * / 2 => rewrite (power_half_of b e) by first [lra | pos0]
    | / 2 => rewrite (power_half_of b e) by first [lra | pos0]
    | - (1 / 2) => rewrite (power_mhalf b) by pos
    | - (1 * / 2) => rewrite (power_mhalf_of b e) by first [lra | pos]
    | - / 2 => rewrite (power_mhalf_of b e) by first [lra | pos]
    end
  end.
Ltac numbers := rewrite ?power_m1, ?power_m2, ?power_0, ?power_1, ?power_2, ?power_3, ?power_4, ?power_INR;
  half_powers.
Ltac simpler := unfold Rdiv, Rminus; numbers; dels; repeat first
  [ rewrite opp1 | rewrite mul_opp_r | rewrite mul_opp_l | rewrite inv_opp | rewrite Rinv_mult | rewrite Rinv_inv
  | rewrite Ropp_involutive | rewrite Rmult_0_l | rewrite Rmult_0_r | rewrite Rplus_0_l | rewrite Rplus_0_r
  | rewrite Rmult_1_l | rewrite Rmult_1_r | rewrite Ropp_0 | rewrite Rinv_1 | rewrite Rabs_Ropp | rewrite erf_opp
  | rewrite exp_plus | rewrite exp_opp | rewrite exp_0 | rewrite ln_exp | rewrite ln_1
  | match goal with
    | |- context [exp (?a * (?b + ?c))] => rewrite (Rmult_plus_distr_l a b c)
    | |- context [exp ((?a + ?b) * ?c)] => rewrite (Rmult_plus_distr_r a b c)
    | |- context [exp (- (?a + ?b))] => rewrite (Ropp_plus_distr a b)
    end ].
Ltac logs := repeat match goal with
  | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by (unfold nsum; pos)
  | |- context [ln (/ ?a)] => rewrite (ln_inv a) by (unfold nsum; pos)
  | |- context [exp (ln ?a)] => rewrite (exp_ln a) by (unfold nsum; pos)
  | |- context [ln (rprod ?n ?om ?f)] => rewrite (ln_rprod n om f) by (intros; cbv beta; pos); cbv beta
  | |- context [rprod ?n [] (fun k => power (@?f k) (del k ?j))] => rewrite (rprod_del n j f) by assumption; cbv beta
  | |- context [ln (power ?a ?b)] => rewrite (power_pos a b) by pos; rewrite ln_exp
  | |- context [power ?b (?x + ?y)] => rewrite (power_plus b x y) by pos; numbers
  | |- context [Rabs ?a * Rabs ?a] => rewrite (Rabs_square a)
  | |- context [Rabs (?a * ?b)] => rewrite (Rabs_times_pos a b) by pos0
  | |- context [Rabs (?a * ?b)] => rewrite (Rabs_times_pos_r a b) by pos0
  | |- context [Rabs ?a] => first [rewrite (Rabs_pos_is a) by (unfold nsum; pos0) | rewrite (Rabs_neg_is a) by (unfold nsum; pos0) | rewrite (Rabs_neg_is a) by (unfold nsum; not_above)]
  end.
Ltac spread := repeat first [rewrite Rmult_plus_distr_l | rewrite Rmult_plus_distr_r | rewrite Ropp_plus_distr | progress simpler].

Ltac pulled := repeat match goal with
  | |- context [rsum ?n (?j :: ?om) ?f] => rewrite (rsum_out n om j f) by first [assumption | not_in]; cbv beta
  end;
  repeat match goal with
  | |- context [rsum ?n ?om (fun k => @?a k + @?b k)] => rewrite (rsum_plus n om a b)
  | |- context [rsum ?n ?om (fun k => - @?a k)] => rewrite (rsum_opp n om a)
  | |- context [rsum ?n ?om (fun k => ?c * @?b k)] => rewrite (rsum_scal n om c b)
  | |- context [rsum ?n [] (fun _ => ?c)] => rewrite (rsum_const n c)
  | |- context [rsum ?n ?om (fun _ => ?c)] => rewrite (rsum_fixed n om c) by (repeat constructor; not_in)
  | |- context [rsum ?n [] (fun k => del k ?j * @?b k)] => rewrite (rsum_del n j b) by assumption
  | |- context [rsum ?n [] (fun k => del k ?j)] => rewrite (rsum_del1 n j) by assumption
  | |- context [rsum ?n ?om ?f] => change (rsum n om f) with (nsum n om f)
  end; cbv beta; dels.

(** The derivatives in a goal, worked out *)
Ltac worked_out := cbn [val add mul neg pow texp tlog tabs tsin tcos tsinh tcosh ttanh tatan terf Sum Prod Max Min given delta cst dim lift lift2];
  repeat match goal with
  | |- context [Dr ?g ?t] => let H := fresh "H" in
      eassert (H : Der g t _) by der; rewrite (Der_val _ _ _ H); clear H; cbn [val add mul neg pow texp tlog tabs tsin tcos tsinh tcosh ttanh tatan terf Sum Prod Max Min given delta cst dim lift lift2]
  end.

Ltac cleaned := repeat (progress (simpler; logs)).
Ltac normal := cleaned; repeat (progress (summed; cleaned))
with summed := match goal with
  | |- context [rsum ?n ?om ?f] =>
      let E := fresh "E" in let k := fresh "k" in let g := fresh "g" in let h := fresh "h" in
      evar (g : nat -> R); evar (h : R);
      assert (E : rsum n om f = h);
      [ transitivity (rsum n om g);
        [ apply rsum_ext; intros k ? ?; apart; cbv beta; worked_out; here; normal; spread; logs; dels; dels_first k;
          lazymatch goal with |- ?e = _ => let e' := arranged k e in transitivity e'; [first [literally | ring]|subst g; reflexivity] end
        | subst g; cbv beta; pulled; subst h; reflexivity ]
      | rewrite E; clear E; subst h; clear g ]
  | |- context [rmax ?n ?om ?f] =>
      let E := fresh "E" in let k := fresh "k" in let g := fresh "g" in let h := fresh "h" in
      evar (g : nat -> R); evar (h : R);
      assert (E : rmax n om f = h);
      [ transitivity (rmax n om g);
        [ apply rmax_ext; intros k ? ?; apart; cbv beta; worked_out; here; normal; subst g; reflexivity
        | subst g; cbv beta; repeat match goal with
          | |- context [rmax ?m ?o (fun _ => ?c)] => rewrite (rmax_const m o c) by some_left
          | |- context [rmax ?m ?o (fun i => ?c * @?u i)] => rewrite (rmax_scal m o c u) by first [some_left | pos0]
          | |- context [rmax ?m ?o (fun i => @?u i * ?c)] => rewrite (rmax_scal_r m o c u) by first [some_left | pos0]
          | |- context [rmax ?m ?o (fun i => exp (@?u i))] => rewrite (rmax_exp m o u) by some_left
          | |- context [rmax ?m ?o (fun i => @?u i + ?c)] => rewrite (rmax_shift m o u c) by some_left
          | |- context [rmax ?m ?o ?u] => change (rmax m o u) with (nmax m o u)
          end; cbv beta; subst h; reflexivity ]
      | rewrite E; clear E; subst h; clear g ]
  | |- context [rmin ?n ?om ?f] =>
      let E := fresh "E" in let k := fresh "k" in let g := fresh "g" in let h := fresh "h" in
      evar (g : nat -> R); evar (h : R);
      assert (E : rmin n om f = h);
      [ transitivity (rmin n om g);
        [ apply rmin_ext; intros k ? ?; apart; cbv beta; worked_out; here; normal; subst g; reflexivity
        | subst g; cbv beta; repeat match goal with
          | |- context [rmin ?m ?o (fun _ => ?c)] => rewrite (rmin_const m o c) by some_left
          | |- context [rmin ?m ?o (fun i => ?c * @?u i)] => rewrite (rmin_scal m o c u) by first [some_left | pos0]
          | |- context [rmin ?m ?o (fun i => @?u i * ?c)] => rewrite (rmin_scal_r m o c u) by first [some_left | pos0]
          | |- context [rmin ?m ?o (fun i => exp (@?u i))] => rewrite (rmin_exp m o u) by some_left
          | |- context [rmin ?m ?o (fun i => @?u i + ?c)] => rewrite (rmin_shift m o u c) by some_left
          | |- context [rmin ?m ?o ?u] => change (rmin m o u) with (nmin m o u)
          end; cbv beta; subst h; reflexivity ]
      | rewrite E; clear E; subst h; clear g ]
  end.

(** Sums over the same range whose members are equal are one *)
Ltac differ a b := tryif constr_eq a b then fail else idtac.
Ltac exps_equal := repeat match goal with
  | |- context [exp ?a] => match goal with |- context [exp ?b] => differ a b; replace (exp a) with (exp b) by (f_equal; ring) end end.
Ltac member_equal := intros; apart; cbv beta; first [ring | progress exps_equal; ring | cleaned; dels; first [ring | field; repeat split; nonzero]].
Ltac one_of_equals := repeat match goal with
  | |- context [rsum ?n ?om ?f] => match goal with |- context [rsum n om ?g] =>
      differ f g; replace (rsum n om f) with (rsum n om g) by (apply rsum_ext; member_equal) end
  | |- context [rmax ?n ?om ?f] => match goal with |- context [rmax n om ?g] =>
      differ f g; replace (rmax n om f) with (rmax n om g) by (apply rmax_ext; member_equal) end
  | |- context [rmin ?n ?om ?f] => match goal with |- context [rmin n om ?g] =>
      differ f g; replace (rmin n om f) with (rmin n om g) by (apply rmin_ext; member_equal) end
  | |- context [del ?i ?j] => match goal with |- context [del j i] => differ i j; rewrite (del_sym j i) end
  | |- context [exp ?a] => match goal with |- context [exp ?b] =>
      differ a b; replace (exp a) with (exp b) by (f_equal; first [ring | field; repeat split; nonzero]) end
  | |- context [sqrt ?a] => match goal with |- context [sqrt ?b] =>
      differ a b; replace (sqrt a) with (sqrt b) by (f_equal; ring) end
  | |- context [ln ?a] => match goal with |- context [ln ?b] =>
      differ a b; replace (ln a) with (ln b) by (f_equal; first [ring | field; repeat split; nonzero]) end
  end.
(** An exponential beside that of half its exponent *)
Ltac halves := repeat match goal with
  | |- context [exp (?a * / 2)] => progress rewrite (exp_half a)
  | |- context [exp (2 * ?a)] => rewrite (exp_double a)
  end.
(** Sums in sums, with every factor moved in; equal where one is the other in another order of its sums *)
Ltac pushed := repeat match goal with
  | |- context [?c * rsum ?n ?om ?f] => rewrite <- (rsum_scal n om c f); cbv beta
  | |- context [rsum ?n ?om ?f * ?c] => rewrite <- (rsum_scal_r n om c f); cbv beta
  end.
Ltac flat := lazymatch goal with
  | |- rsum ?n ?om ?f = _ => apply rsum_ext; let k := fresh "k" in intros k ? ?; cbv beta; pushed; flat
  | |- _ => reflexivity
  end.
(** What is said to be symmetric, written in one of its ways *)
Ltac symmetric := facts; repeat match goal with
  | H : ?f ?a ?b = ?f ?b ?a |- context [?f ?b ?a] => lazymatch goal with |- context [f a b] => differ a b; rewrite <- H end
  end.
Ltac reordered := cbv beta; first
  [ ring
  | apply rsum_ext; intros; reordered
  | lazymatch goal with |- rsum _ _ _ = _ => fail | |- _ => symmetric; ring end
  | eapply eq_trans; [apply rsum_swap|]; apply rsum_ext; intros; reordered
  | eapply eq_trans; [apply rsum_ext; intros ? ? ?; apply rsum_swap|]; eapply eq_trans; [apply rsum_swap|];
    apply rsum_ext; intros; reordered
  | eapply eq_trans; [apply rsum_ext; intros ? ? ?; apply rsum_ext; intros ? ? ?; apply rsum_swap|];
    eapply eq_trans; [apply rsum_ext; intros ? ? ?; apply rsum_swap|]; eapply eq_trans; [apply rsum_swap|];
    apply rsum_ext; intros; reordered ].
Ltac same_nest := eapply eq_trans; [flat|]; apply eq_sym; eapply eq_trans; [flat|]; apply eq_sym; reordered.
Ltac nests := repeat match goal with
  | |- context [rsum ?n ?om ?f] => match goal with |- context [rsum ?m ?om' ?g] =>
      differ f g; replace (rsum n om f) with (rsum m om' g) by same_nest end
  end.
(** Under a square root stands a square; it is found before sums are taken apart *)
Ltac roots := repeat match goal with |- context [sqrt ?a] =>
  let P := fresh "P" in let r := fresh "r" in let E := fresh "E" in
  assert (P : 0 <= a) by pos0; try (assert (0 < sqrt a) by (apply sqrt_lt_R0; pos)); pose proof (sqrt_pos a);
  assert (E : a = sqrt a * sqrt a) by (symmetry; apply sqrt_sqrt; exact P);
  set (r := sqrt a) in *; clearbody r; try rewrite E; clear E P end.
Ltac rooted := lazymatch goal with |- context [power _ _] => idtac end; half_powers; progress roots; rewrite ?power_m1, ?power_m2, ?power_2, ?power_3, ?power_4.
(** The same where what stands under a root is used elsewhere: it is normal beside the rest *)
Ltac roots_kept := repeat match goal with |- context [sqrt ?a] =>
  let P := fresh "P" in let r := fresh "r" in
  assert (P : 0 <= a) by pos0; try (assert (0 < sqrt a) by (apply sqrt_lt_R0; pos)); pose proof (sqrt_pos a);
  generalize (sqrt_sqrt a P); clear P; set (r := sqrt a) in *; clearbody r end.
Ltac with_roots := unfold nsum, nmax, nmin in *; match goal with
  | E : ?r * ?r = _, F : ?s * ?s = _ |- _ => differ r s; first [ring [E F] | field [E F]; repeat split; nonzero]
  | E : ?r * ?r = _ |- _ => first [ring [E] | field [E]; repeat split; nonzero]
  end.
Ltac rooted_within := lazymatch goal with |- context [power _ _] => idtac end; half_powers; progress roots_kept;
  rewrite ?power_m1, ?power_m2, ?power_2, ?power_3, ?power_4; normal; intros; with_roots.
(** What stands twice as a factor under a square root stands once before it *)
Lemma sqrt_twice m a r : m = a * (a * r) -> 0 <= a -> 0 <= r -> sqrt m = a * sqrt r.
Proof.
  intros -> A H. replace (a * (a * r)) with (a * a * r) by ring. rewrite sqrt_mult, sqrt_square; auto.
  apply Rmult_le_pos; exact A.
Qed.
Lemma sqrt_twice_neg m a r : m = a * (a * r) -> a <= 0 -> 0 <= r -> sqrt m = - a * sqrt r.
Proof. intros -> A H. apply sqrt_twice; [ring|lra|exact H]. Qed.
Lemma sqrt_twice_abs m a r : m = a * (a * r) -> 0 <= r -> sqrt m = Rabs a * sqrt r.
Proof.
  intros -> H. apply sqrt_twice; [|apply Rabs_pos|exact H].
  replace (a * (a * r)) with (a * a * r) by ring. rewrite <- (Rabs_square a). ring.
Qed.
Ltac less_factor a m := match m with
  | a => constr:(1)
  | ?x + ?y => let u := less_factor a x in let v := less_factor a y in constr:(u + v)
  | - ?x => let u := less_factor a x in constr:(- u)
  | ?x * ?y => let r := less_factor a x in times r y
  | ?x * ?y => let r := less_factor a y in times x r
  end.
Ltac for_factor m each := match m with
  | ?x + _ => for_factor x each
  | - ?x => for_factor x each
  | ?x * _ => for_factor x each
  | _ * ?y => for_factor y each
  | IZR _ => fail 1
  | _ => each m
  end.
Ltac roots_out := unfold nsum; repeat match goal with |- context [sqrt ?m] => for_factor m ltac:(fun a =>
    let r := less_factor a m in let r := less_factor a r in first
      [ rewrite (sqrt_twice m a r) by first [ring | pos0]
      | rewrite (sqrt_twice_neg m a r) by first [ring | not_above | pos0]
      | rewrite (sqrt_twice_abs m a r) by first [ring | pos0] ]) end.
Ltac settled := unfold nsum, nmax, nmin; first
  [ literally | ring | field; repeat split; nonzero
  | progress halves; field; repeat split; nonzero
  | progress nests; first [ring | field; repeat split; nonzero]
  | symmetric; first [ring | progress nests; ring]
  | match goal with |- context [Rabs ?a] => first
      [ ring [(Rabs_square a)]
      | match goal with |- context [Rabs ?b] => differ a b; ring [(Rabs_square a) (Rabs_square b)] end ] end
  | progress one_of_equals; first [ring | field; repeat split; nonzero] ].
Lemma inv_root_twice e a r : e = / sqrt a * (/ sqrt a * r) -> 0 <= a -> e = r * / a.
Proof. intros -> H. rewrite <- (sqrt_sqrt a H) at 3. rewrite Rinv_mult. ring. Qed.
Ltac roots_in_exps := rewrite ?sqrt_mult by pos0; repeat match goal with |- context [exp ?e] => match e with context [/ sqrt ?a] =>
  let r := less_factor (/ sqrt a) e in let r := less_factor (/ sqrt a) r in
  rewrite (inv_root_twice e a r) by first [ring | pos0] end end.
Ltac rooted_out := lazymatch goal with |- context [power _ _] => idtac end; half_powers; normal; roots_out; roots_in_exps; settled.
Ltac sum_by_fact ::= match goal with
  | |- 0 < rsum ?n ?om _ =>
      match goal with _ : ne_ _ _ |- _ => idtac | _ : rsum _ _ _ <> 0 |- _ => idtac end; facts; defs; vals;
      match goal with
      | H : ?e <> 0 |- 0 < ?e => apply pos_of_ne0; [pos0|exact H]
      | H : ?e <> 0 |- 0 < _ => let P := fresh "P" in assert (P : 0 < e) by (apply pos_of_ne0; [pos0|exact H]);
          clear H; revert P; normal; unfold nsum; intros P; first
          [ exact P | lra | repeat (apply Rmult_lt_0_compat; [first [assumption | lra | pos]|]); first [exact P | lra] ]
      end
  | |- 0 < rsum ?n ?om _ =>
      match goal with
      | _ : gt_ (Sum n om _) _ |- _ => idtac
      | _ : lt_ _ (Sum n om _) |- _ => idtac
      | _ : rsum n om _ > 0 |- _ => idtac
      | _ : 0 < rsum n om _ |- _ => idtac
      end; facts; normal; unfold nsum;
      lazymatch goal with |- 0 < _ * rsum _ _ _ => apply Rmult_lt_0_compat; [pos|] | |- _ => idtac end;
      match goal with
      | H : rsum n om ?g > 0 |- 0 < rsum n om ?f => replace (rsum n om f) with (rsum n om g) by (apply rsum_ext; member_equal); exact H
      | H : 0 < rsum n om ?g |- 0 < rsum n om ?f => replace (rsum n om f) with (rsum n om g) by (apply rsum_ext; member_equal); exact H
      end
  end.
Lemma square_times_pos a r : a <> 0 -> 0 < r -> 0 < a * (a * r).
Proof. intros A R. replace (a * (a * r)) with (a * a * r) by ring. apply Rmult_lt_0_compat; [apply Rsqr_pos_lt; exact A|exact R]. Qed.
Lemma square_times_ge a r : 0 <= r -> 0 <= a * (a * r).
Proof. intros R. replace (a * (a * r)) with (a * a * r) by ring. apply Rmult_le_pos; [apply Rle_0_sqr|exact R]. Qed.
Ltac square_out := match goal with |- _ ?e => for_factor e ltac:(fun a =>
  let r := less_factor a e in let r := less_factor a r in replace e with (a * (a * r)) by ring;
  first [apply square_times_pos; [nonzero|] | apply square_times_ge]) end.
Ltac sums_told := match goal with
  | H : ?g > 0 |- _ => lazymatch g with context [rsum] => revert H end
  | H : ?g >= 0 |- _ => lazymatch g with context [rsum] => revert H end
  | H : 0 < ?g |- _ => lazymatch g with context [rsum] => revert H end
  | H : 0 <= ?g |- _ => lazymatch g with context [rsum] => revert H end
  end.
Ltac each_once := repeat match goal with H : ?p, K : ?p |- _ => lazymatch type of p with Prop => clear K end end.
Ltac is_form g := match goal with |- _ ?e => replace e with g by (field; repeat split; nonzero) end.
Ltac told_by_fact := lazymatch goal with |- context [/ _] => idtac end; match goal with
  | H : ?g > 0 |- _ => is_form g; lra
  | H : 0 < ?g |- _ => is_form g; lra
  | H : ?g >= 0 |- 0 <= _ => is_form g; lra
  | H : 0 <= ?g |- 0 <= _ => is_form g; lra
  end.
Ltac form_by_fact ::= lazymatch goal with |- context [power _ (1 / 2)] => fail | |- context [rsum _ _ _] => idtac end; facts; defs; vals; each_once;
  progress repeat sums_told; normal; unfold nsum; one_of_equals; intros; first [lra | told_by_fact | square_out; first [lra | told_by_fact]].
Ltac indices := repeat match goal with H : ?i = ?j |- _ => lazymatch type of i with nat => subst end end.
(** Powers of what is positive, as exponentials *)
Ltac powers_as_exps := repeat match goal with |- context [power ?a ?b] => rewrite (power_pos a b) by pos end.
(** Quotients in exponents, worked out *)
Ltac in_exps := repeat match goal with |- context [exp ?a] =>
  lazymatch a with context [/ _] => idtac end; progress (field_simplify a; [|repeat split; nonzero..]) end.
(** Two values are equal *)
Ltac values := unfold D, D1, D2; defs; here; vals; here; indices; first
  [ literally | ring | solve [normal; settled]
  | lazymatch goal with |- context [ln _] => idtac end; apply exp_inj; solve [normal; settled]
  | facts; dims; solve [normal; settled]
  | solve [rooted; normal; settled]
  | solve [rooted_within]
  | solve [rooted_out]
  | solve [progress powers_as_exps; normal; settled]
  | solve [numbers; progress in_exps; powers_as_exps; normal; settled] ].


(** ** One tactic for each rule *)

Lemma some_position n : (1 <= n)%nat -> exists i, (i < n)%nat. Proof. intros; exists 0%nat; lia. Qed.
Lemma another n j : (2 <= n)%nat -> exists i, (i < n)%nat /\ i <> j.
Proof. intros H. destruct (Nat.eq_dec j 0) as [->|K]; [exists 1%nat|exists 0%nat]; lia. Qed.

Ltac side := first [assumption | lia | apply argmax_below; lia | defs; vals; first [pos | pos0 | nonzero | lra]].
Ltac hyp0 := first [assumption | apply not_eq_sym; assumption | congruence | lia | tauto].

Ltac follows one two := unfold eq_, ne_, le_, lt_, ge_, gt_ in *;
  eapply rel_trans; [|exact one|exact two]; cbv beta; intros; lra.
Ltac turned one := unfold eq_, ne_, le_, lt_, ge_, gt_ in *;
  eapply rel_turn; [|exact one]; cbv beta; intros; first [lra | congruence].
Ltac itself := split; [has_value|split; [has_value|reflexivity]].
Ltac both := split; [has_value|split; [has_value|cbv beta]].
(** Sums are split where a δ stands in an absolute value; a case of δ; arguments of logarithms are worked out *)
Ltac split_sums := repeat match goal with
  | |- context [rsum ?n [] ?f] => lazymatch f with context [Rabs] => idtac end; match goal with J : (?j < n)%nat |- _ =>
      lazymatch f with context [j] => idtac end; rewrite (rsum_split n j f J); cbv beta end
  end; dels.
Ltac of_each_case := match goal with |- context [del ?i ?j] =>
  let N := fresh "N" in destruct (Nat.eq_dec i j) as [N|N]; [subst|]; dels end.
Ltac in_logs := repeat match goal with |- context [ln ?a] => progress (ring_simplify a) end.
Ltac alone := defs; unfold D, D1, D2; here; worked_out; vals; here.
Ltac each_member := apply rsum_ext; let k := fresh "k" in intros k ? ?; cbv beta; first [ring | each_member].
(** A product of powers, as the exponential of a sum *)
Ltac products := facts; rewrite ?exp_rsum; apply rprod_ext; intros; cbv beta; facts; rewrite power_pos by first [assumption | pos]; f_equal; rewrite ?ln_exp; ring.
(** Products and powers that are positive are equal where their logarithms are *)
Ltac by_logarithms := lazymatch goal with |- context [rprod _ _ _] => idtac | |- context [power _ _] => idtac end;
  facts; apply Rpower.ln_inv; [pos|pos|normal; settled].
Ltac same_value_of_both := indices; both; first
  [ solve [here; vals; lazymatch goal with |- rsum ?n ?om _ = rsum ?n ?om _ => each_member end]
  | solve [alone; rooted; normal; settled]
  | solve [defs; here; worked_out; values]
  | solve [here; vals; normal; settled]
  | solve [alone; split_sums; normal; settled]
  | solve [here; vals; of_each_case; first [ring | normal; settled]]
  | solve [alone; normal; unfold nsum; of_each_case; ring]
  | solve [here; vals; logs_away; in_logs; normal; settled]
  | solve [alone; in_logs; normal; settled]
  | solve [alone; products]
  | solve [alone; by_logarithms]
  | solve [alone; rooted_within]
  | solve [alone; rooted_out]
  | solve [here; vals; open_facts; first [congruence | match goal with H : _ = _ :> nat |- _ => rewrite H end; dels; ring]] ].
(** Equations between vectors, at each position *)
Ltac at_position P := repeat (let k := fresh "k" in let K := fresh "K" in intros k K; specialize (P k K)).
Ltac entries_follow one two := let P := fresh "P" in let Q := fresh "Q" in pose proof one as P; pose proof two as Q;
  repeat (let k := fresh "k" in let K := fresh "K" in intros k K; specialize (P k K); specialize (Q k K));
  first [exact (same_trans _ _ _ P Q) | exact (rel_same_l _ _ _ _ P Q) | exact (rel_same_r _ _ _ _ P Q) | follows P Q].
Ltac entries_turned one := let P := fresh "P" in pose proof one as P; at_position P; first [exact (same_sym _ _ P) | turned P].
Ltac from_equality one := first [exact one | exact (eq_same _ _ one) | apply eq_same; exact one
  | apply one; assumption | apply eq_same; apply one; assumption
  | let P := fresh "P" in pose proof one as P; at_position P; exact (eq_same _ _ P)].
Ltac unfolded_sinh := apply tsinh_exps.
Ltac unfolded_cosh := apply tcosh_exps.
Ltac unfolded_tanh := apply ttanh_exps.

Lemma same_given_r (p : Prop) a b : p -> same a b -> same a (given p b).
Proof. intros P [H K]; split; simpl; tauto. Qed.

(** Exchange of equals, by the form of what is around them *)
Ltac alike := cbv beta; first
  [ apply same_refl
  | match goal with P : _ |- _ => first [exact P | solve [apply P; hyp0] | solve [eapply P; first [eassumption | hyp0]]] end
  | lazymatch goal with
    | |- same (neg _) (neg _) => apply same_neg; alike
    | |- same (add _ _) (add _ _) => apply same_add; alike
    | |- same (mul _ _) (mul _ _) => apply same_mul; alike
    | |- same (pow _ _) (pow _ _) => apply same_pow; alike
    | |- same (texp _) (texp _) => apply same_texp; alike
    | |- same (tlog _) (tlog _) => apply same_tlog; alike
    | |- same (tabs _) (tabs _) => apply same_tabs; alike
    | |- same (tsin _) (tsin _) => apply same_tsin; alike
    | |- same (tcos _) (tcos _) => apply same_tcos; alike
    | |- same (tsinh _) (tsinh _) => apply same_tsinh; alike
    | |- same (tcosh _) (tcosh _) => apply same_tcosh; alike
    | |- same (ttanh _) (ttanh _) => apply same_ttanh; alike
    | |- same (tatan _) (tatan _) => apply same_tatan; alike
    | |- same (terf _) (terf _) => apply same_terf; alike
    | |- same (Sum _ _ _) (Sum _ _ _) => apply same_Sum; let k := fresh "k" in intros k ? ?; apart; alike
    | |- same (Prod _ _ _) (Prod _ _ _) => apply same_Prod; let k := fresh "k" in intros k ? ?; apart; alike
    | |- same (Max _ _ _) (Max _ _ _) => apply same_Max; let k := fresh "k" in intros k ? ?; apart; alike
    | |- same (Min _ _ _) (Min _ _ _) => apply same_Min; let k := fresh "k" in intros k ? ?; apart; alike
    | |- same (D _ _ _) (D _ _ _) => apply same_D; intros ?; alike
    | |- same (D2 _ _ _ _) (D2 _ _ _ _) => apply same_D2; intros ?; alike
    | |- same (D1 _ _) (D1 _ _) => first
        [ apply same_D1; intros ?; alike
        | apply same_D1_pos; [assumption|intros ? ?; alike]
        | apply same_D1_neg; [assumption|intros ? ?; alike]
        | apply same_D1_ne; [assumption|intros ? ?; alike] ]
    | |- same (cst (val _)) _ => apply same_value; has_value
    | |- same _ (cst (val _)) => apply same_sym, same_value; has_value
    | |- same _ (lift _ _) => apply same_sym; unfold lift; cbv beta; apply same_value; has_value
    | |- same _ (lift2 _ _ _) => apply same_sym; unfold lift2; cbv beta; apply same_value; has_value
    | |- same (cst _) _ => cbv beta; first [apply same_value; has_value | progress (unfold lift, lift2; cbv beta); apply same_value; has_value]
    | |- same (lift _ _) _ => unfold lift; cbv beta; apply same_value; has_value
    | |- same (lift2 _ _ _) _ => unfold lift2; cbv beta; apply same_value; has_value
    | |- same (given _ _) (given _ _) => apply same_given; [tauto|alike]
    | |- same _ (given _ _) => apply same_given_r; [first [tauto | let k := fresh "k" in intros k ? ?; has_value]|alike]
    end
  | progress defs; alike ].
Lemma all_iff n (A B : nat -> Prop) : (forall k, (k < n)%nat -> (A k <-> B k)) ->
  ((forall k, (k < n)%nat -> A k) <-> (forall k, (k < n)%nat -> B k)).
Proof. intros H; split; intros K k L; apply (H k L), (K k L). Qed.
Ltac related := unfold eq_, ne_, le_, lt_, ge_, gt_ in *; first
  [ apply rel_iff; alike | apply same_iff; alike
  | lazymatch goal with |- (forall k : nat, _) <-> (forall k : nat, _) => apply all_iff; let k := fresh "k" in intros k ?; related end ].

Lemma one_way (A B : Prop) : (A <-> B) -> A -> B. Proof. tauto. Qed.
Lemma imp_iff (A B C E : Prop) : (A <-> C) -> (B <-> E) -> ((A -> B) <-> (C -> E)). Proof. tauto. Qed.
Lemma iff_iff (A B C E : Prop) : (A <-> C) -> (B <-> E) -> ((A <-> B) <-> (C <-> E)). Proof. tauto. Qed.
Lemma and_iff (A B C E : Prop) : (A <-> C) -> (B <-> E) -> ((A /\ B) <-> (C /\ E)). Proof. tauto. Qed.
Ltac everywhere p := let H := fresh in let k := fresh in let K := fresh in split; intros H k K; apply (p k K), (H k K).

(** A theorem at terms: at the values that they have *)
Ltac equivalent := first [solve [related] | parts]
with parts := lazymatch goal with
  | |- (_ /\ _) <-> (_ /\ _) => apply and_iff; equivalent
  | |- (forall x : nat, (x < ?n)%nat -> _) <-> _ => let H := fresh "H" in let k := fresh "k" in let K := fresh "K" in split; intros H k K; specialize (H k K); revert H; refine (one_way _ _ _); equivalent
  | |- (_ -> _) <-> (_ -> _) => apply imp_iff; equivalent
  | |- (_ <-> _) <-> (_ <-> _) => apply iff_iff; equivalent
  | |- _ => first [solve [related] | apply iff_refl]
  end.
Ltac at_values one := let P := fresh "P" in pose proof one as P; first
  [ exact P | solve [revert P; refine (one_way _ _ _); equivalent]
  | split; [let k := fresh "k" in intros k ? ?; has_value|etransitivity; [apply argmax_ext; intros; reflexivity|exact P]]
  | etransitivity; [apply argmax_ext; intros; reflexivity|exact P] ].
Ltac hyp := first [ hyp0 | match goal with H : ?A |- _ => lazymatch type of A with Prop => at_values H end end ].

Ltac either := first
  [ lazymatch goal with |- (?i = ?j :> nat) \/ _ => destruct (Nat.eq_dec i j); auto | |- (?i <> ?j :> nat) \/ _ => destruct (Nat.eq_dec i j); auto end
  | lazymatch goal with |- (?p /\ (?i = ?j :> nat)) \/ _ =>
      let P := fresh "P" in assert (P : p) by (let k := fresh "k" in intros k ? ?; has_value); destruct (Nat.eq_dec i j); auto end
  | lazymatch goal with |- (?p /\ (?i <> ?j :> nat)) \/ _ =>
      let P := fresh "P" in assert (P : p) by (let k := fresh "k" in intros k ? ?; has_value); destruct (Nat.eq_dec i j); auto end
  | unfold eq_, ne_, le_, lt_, ge_, gt_ in *;
    lazymatch goal with |- rel _ ?a ?b \/ _ =>
      let p := fresh "p" in let q := fresh "q" in
      assert (p : ok a) by has_value; assert (q : ok b) by has_value;
      destruct (Rtotal_order (val a) (val b)) as [?|[?|?]];
      first [left; split; [exact p|split; [exact q|cbv beta; lra]] | right; split; [exact p|split; [exact q|cbv beta; lra]]]
    end ].

Lemma nonzero_difference a b : a - b <> 0 -> a <> b. Proof. intros H E; apply H; lra. Qed.
Lemma Rminus_ge_0_le a b : 0 <= b - a -> a <= b. Proof. lra. Qed.
Lemma Ropp_ge_0_le a : 0 <= - a -> a <= 0. Proof. lra. Qed.
Lemma Ropp_gt_0_lt a : 0 < - a -> a < 0. Proof. lra. Qed.
Lemma exp_below_1 a : a < 0 -> exp a < 1. Proof. intros; rewrite <- exp_0; apply exp_increasing; assumption. Qed.
Lemma exp_above_1 a : 0 < a -> 1 < exp a. Proof. intros; rewrite <- exp_0; apply exp_increasing; assumption. Qed.
Lemma exp_le a b : a <= b -> exp a <= exp b. Proof. intros [H| ->]; [left; apply exp_increasing; exact H|right; reflexivity]. Qed.
Lemma exp_not_above_1 a : a <= 0 -> exp a <= 1. Proof. intros; rewrite <- exp_0; apply exp_le; assumption. Qed.
Lemma exp_not_below_1 a : 0 <= a -> 1 <= exp a. Proof. intros; rewrite <- exp_0; apply exp_le; assumption. Qed.
Lemma neg_lt a : 0 < a -> - a < 0. Proof. lra. Qed.
Lemma neg_le a : 0 <= a -> - a <= 0. Proof. lra. Qed.
Ltac outward := repeat first [rewrite opp1 | rewrite mul_opp_r | rewrite mul_opp_l | rewrite Ropp_involutive].
Ltac negative := defs; vals; first
  [ lra
  | progress numbers; lra
  | lazymatch goal with |- ln _ < 0 => under_0 | |- ln _ <= 0 => not_above end
  | outward; lazymatch goal with |- - _ < 0 => apply neg_lt; pos | |- - _ <= 0 => apply neg_le; pos0 end
  | leaf | exps; dims; facts; nra ].
(** Signs of a difference *)
Ltac told a b := lazymatch goal with _ : a < b |- _ => fail | _ : a <= b |- _ => fail | _ => idtac end.
Ltac exp_pairs := repeat match goal with
  | |- context [exp ?a] => match goal with |- context [exp ?b] =>
      tryif constr_eq a b then fail else idtac; told (exp a) (exp b);
      let K := fresh "K" in first
        [ assert (K : exp a < exp b) by (apply exp_increasing; lra) | assert (K : exp a <= exp b) by (apply exp_le; lra) ] end
  | |- context [exp ?a] => told (exp a) 1;
      let K := fresh "K" in first
        [ assert (K : exp a < 1) by (apply exp_below_1; lra)
        | assert (K : exp a <= 1) by (apply exp_not_above_1; lra) ]
  | |- context [exp ?a] => told 1 (exp a);
      let K := fresh "K" in first
        [ assert (K : 1 < exp a) by (apply exp_above_1; lra)
        | assert (K : 1 <= exp a) by (apply exp_not_below_1; lra) ]
  end.
Ltac del_cases := match goal with |- context [del ?i ?j] =>
  let N := fresh "N" in destruct (Nat.eq_dec i j) as [N|N]; [subst; rewrite ?del_refl in *|rewrite (del_ne _ _ N) in *] end.
(** Squares of differences of what stands squared, and of products of two such *)
Ltac squared a := lazymatch goal with _ : 0 <= a * a |- _ => fail | _ => pose proof (Rle_0_sqr a : 0 <= a * a) end.
Ltac squares_of_differences := repeat match goal with
  | |- context [power ?a 2] => match goal with |- context [power ?b 2] => differ a b; first
      [ squared (a - b) | squared (a + b)
      | match goal with |- context [power ?c 2] => differ a c; differ b c;
          match goal with |- context [power ?d 2] => differ a d; differ b d; differ c d; squared (a * b - c * d) end end ] end
  end.
Ltac logs_undone := repeat match goal with
  | H : context [exp (ln ?a)] |- _ => rewrite (exp_ln a) in H by pos
  | |- context [exp (ln ?a)] => rewrite (exp_ln a) by pos
  end.
Ltac signed := defs; here; vals; indices; cbv beta; dels; numbers; first
  [ leaf
  | apply exp_increasing; leaf | apply Rlt_gt, exp_increasing; leaf
  | apply exp_below_1; leaf | apply exp_above_1; leaf
  | lazymatch goal with
    | |- _ < 0 => negative | |- _ <= 0 => negative
    | |- 0 < _ => pos | |- 0 <= _ => pos0
    | |- _ > 0 => apply Rlt_gt; pos | |- _ >= 0 => apply Rle_ge; pos0
    | |- 0 > _ => apply Rlt_gt; negative | |- 0 >= _ => apply Rle_ge; negative
    | |- _ <> 0 => nonzero
    end
  | lazymatch goal with
    | |- _ < _ => apply Rminus_gt_0_lt; pos
    | |- _ > _ => apply Rlt_gt, Rminus_gt_0_lt; pos
    | |- _ <= _ => apply Rminus_ge_0_le; pos0
    | |- _ >= _ => apply Rle_ge, Rminus_ge_0_le; pos0
    | |- _ <> _ => apply nonzero_difference; nonzero
    | |- _ = _ => first [solve [normal; settled] | facts; lra]
    end
  | squares; facts; lra
  | facts; progress logs_undone; first [lra | nra]
  | lazymatch goal with
    | |- ?a * / ?b <= ?a * / ?c => apply Rmult_le_compat_l; [pos0|apply Rinv_le_contravar; [pos|first [lra | member]]]
    end
  | del_cases; solve [signed]
  | facts; dims; exps; exp_pairs; nra
  | facts; dims; inverses; exps; nra
  | facts; dims; exps; known_sums; nra ].
Ltac by_squares := defs; here; vals; indices; cbv beta; squares_of_differences; numbers; nra.
(** What all members of a sum have as a factor, taken out *)
Ltac without a e := let g := eval pattern a in e in lazymatch g with ?h _ => let r := eval cbv beta in (h 1) in constr:(r) end.
Ltac factored := match goal with
  | |- _ ?e => match e with context [ln ?a] => let r := without (ln a) e in replace e with (r * ln a) by ring end
  | |- _ ?e => match e with context [exp ?a] => let r := without (exp a) e in replace e with (r * exp a) by ring end
  end.
(** A difference as one quotient: its numerator is a sum of g·(p - q)², or follows from the facts *)
Ltac difference := lazymatch goal with
  | |- _ <= 0 => apply Ropp_ge_0_le
  | |- _ <= _ => apply Rminus_ge_0_le
  | |- _ >= 0 => apply Rle_ge
  | |- _ >= _ => apply Rle_ge, Rminus_ge_0_le
  | |- _ < 0 => apply Ropp_gt_0_lt
  | |- _ < _ => apply Rminus_gt_0_lt
  | |- _ > 0 => apply Rlt_gt
  | |- _ > _ => apply Rlt_gt, Rminus_gt_0_lt
  end.
Ltac one_quotient := match goal with |- _ ?e => let v := fresh "v" in let E := fresh "E" in
  evar (v : R); assert (E : e = v); [field_simplify; [subst v; reflexivity|repeat split; nonzero..]|rewrite E; subst v; clear E] end.
Ltac square_in m := lazymatch m with
  | ?a * ?b => let x := square_in a in let y := square_in b in times x y
  | ?a ^ 2 => constr:(a)
  | ?a ^ 3 => constr:(a)
  | ?a ^ 4 => constr:(a * a)
  | _ => constr:(1)
  end.
Ltac beside_square m := lazymatch m with
  | ?a * ?b => let x := beside_square a in let y := beside_square b in times x y
  | ?a ^ 3 => constr:(a)
  | _ ^ _ => constr:(1)
  | IZR _ => constr:(1)
  | _ => constr:(m)
  end.
Ltac for_monomials e each := lazymatch e with
  | ?a + ?b => for_monomials a each; for_monomials b each
  | ?a - ?b => for_monomials a each
  | - _ => idtac
  | _ => each e
  end.
Ltac squares_between e := for_monomials e ltac:(fun m => for_monomials e ltac:(fun m' =>
  let g := beside_square m in let g' := beside_square m' in
  tryif constr_eq g g' then
    let p := square_in m in let q := square_in m' in
    tryif constr_eq p q then idtac else
      assert (0 <= g * ((p - q) * (p - q))) by (apply Rmult_le_pos; [pos0|apply Rle_0_sqr]);
      assert (0 <= g * ((p + q) * (p + q))) by (apply Rmult_le_pos; [pos0|apply Rle_0_sqr])
  else idtac)).
Ltac numerator := facts; first [lra | match goal with |- _ ?e => squares_between e; lra end | exps; dims; first [lra | nra]].
Ltac below_1 := repeat match goal with |- context [exp ?a] => told (exp a) 1;
  let K := fresh "K" in assert (K : exp a <= 1) by (apply exp_not_above_1; not_above) end.
Lemma prod_npos a b : a <= 0 -> b <= 0 -> 0 <= a * b. Proof. intros; nra. Qed.
Lemma prod_neg a b : a < 0 -> b < 0 -> 0 < a * b. Proof. intros; nra. Qed.
Ltac by_factor := defs; here; vals; indices; cbv beta; dels; numbers; facts; difference; factored;
  first
  [ solve [lazymatch goal with |- 0 <= _ => apply prod_npos; [below_1; first [not_above | lra]|not_above] | |- 0 < _ => apply prod_neg; under_0 end]
  | lazymatch goal with |- 0 <= _ => apply Rmult_le_pos; pos0 | |- 0 < _ => apply Rmult_lt_0_compat; pos end ].
Ltac by_squares_of_folded := here; vals; indices; cbv beta; dels; numbers; facts; difference; one_quotient;
  first [numerator | apply Rmult_le_pos; [numerator|left; apply Rinv_0_lt_compat; pos]].
Ltac by_quotient := defs; here; vals; indices; cbv beta; dels; numbers; facts; difference; simpler; one_quotient;
  lazymatch goal with
  | |- 0 <= _ / _ => apply Rmult_le_pos; [numerator|left; apply Rinv_0_lt_compat; pos]
  | |- 0 < _ / _ => apply Rmult_lt_0_compat; [numerator|apply Rinv_0_lt_compat; pos]
  | |- _ => numerator
  end.
(** With the definitions as they stand: their signs are among the facts *)
Ltac folded := here; vals; indices; cbv beta; dels; numbers; facts; lazymatch goal with
  | |- 0 < _ => pos | |- 0 <= _ => pos0 | |- _ > 0 => apply Rlt_gt; pos | |- _ >= 0 => apply Rle_ge; pos0
  | |- _ < 0 => under_0 | |- _ <= 0 => not_above | |- _ => lra
  end.
(** A fact says it, but for the normal form of its difference *)
Ltac differs_as u v := match goal with |- _ ?d => replace d with (v - u); [lra|values] end.
Ltac by_fact := facts; defs; here; vals; difference; match goal with
  | H : ?u <= ?v |- _ => differs_as u v
  | H : ?u < ?v |- _ => differs_as u v
  | H : ?v >= ?u |- _ => differs_as u v
  | H : ?v > ?u |- _ => differs_as u v
  end.
Ltac by_difference := here; vals; indices; cbv beta; dels; facts; difference; ring_simplify; lazymatch goal with
  | |- 0 < _ => pos | |- 0 <= _ => pos0 end.
Ltac by_sign := both; first
  [ solve [signed] | solve [by_squares] | solve [folded] | solve [here; vals; indices; cbv beta; facts; lra]
  | solve [defs; here; vals; cbv beta; numbers; lazymatch goal with |- _ < 0 => under_0 end]
  | solve [by_difference] | solve [by_fact] | solve [by_squares_of_folded] | solve [by_quotient] | solve [by_factor] ].
Ltac contradicted one := let P := fresh "P" in pose proof one as P; open_facts; defs; vals; first [lra | facts; lra | exps; nra].

Ltac surely ::= numbers; lazymatch goal with |- context [/ _] => idtac end; facts; dims; inverses; exps; nra.
Ltac surely_positive := defs; vals; dels; numbers; first [pos | outward; pos | facts; dims; inverses; exps; nra].

(** q·(a - b) is a combination of differences, whose signs are known *)
Ltac combined a b q total := both;
  let E := fresh "combination" in let Q := fresh "scale" in
  assert (Q : 0 < val q) by surely_positive;
  assert (E : val q * (val a - val b) = total) by (defs; here; worked_out; values).
Lemma times_pos_lt c a b : 0 < c -> a < b -> c * (a - b) < 0. Proof. intros; nra. Qed.
Lemma times_pos_le c a b : 0 <= c -> a <= b -> c * (a - b) <= 0. Proof. intros; nra. Qed.
Lemma times_pos_gt c a b : 0 < c -> a > b -> c * (a - b) > 0. Proof. intros; nra. Qed.
Lemma times_pos_ge c a b : 0 <= c -> a >= b -> c * (a - b) >= 0. Proof. intros; nra. Qed.
Lemma times_neg_lt c a b : c < 0 -> a < b -> c * (a - b) > 0. Proof. intros; nra. Qed.
Lemma times_neg_le c a b : c <= 0 -> a <= b -> c * (a - b) >= 0. Proof. intros; nra. Qed.
Lemma times_neg_gt c a b : c < 0 -> a > b -> c * (a - b) < 0. Proof. intros; nra. Qed.
Lemma times_neg_ge c a b : c <= 0 -> a >= b -> c * (a - b) <= 0. Proof. intros; nra. Qed.
Lemma times_eq c a b : a = b -> c * (a - b) = 0. Proof. intros ->; ring. Qed.
Lemma times_ne c a b : c <> 0 -> a <> b -> c * (a - b) <> 0.
Proof. intros C H. apply Rmult_integral_contrapositive_currified; lra. Qed.
Ltac weighed c one := let W := fresh "W" in
  let P := fresh "P" in let K := fresh "K" in
  destruct one as (? & ? & P); cbv beta in P;
  lazymatch type of P with
  | _ = _ => pose proof (times_eq (val c) _ _ P) as W
  | _ < _ => first [assert (K : 0 < val c) by (defs; vals; pos); pose proof (times_pos_lt _ _ _ K P) as W
                   | assert (K : val c < 0) by negative; pose proof (times_neg_lt _ _ _ K P) as W
                   | assert (K : 0 <= val c) by (defs; vals; pos0); pose proof (times_pos_le _ _ _ K (Rlt_le _ _ P)) as W]
  | _ <= _ => first [assert (K : 0 <= val c) by (defs; vals; pos0); pose proof (times_pos_le _ _ _ K P) as W
                    | assert (K : val c <= 0) by negative; pose proof (times_neg_le _ _ _ K P) as W]
  | _ > _ => first [assert (K : 0 < val c) by (defs; vals; pos); pose proof (times_pos_gt _ _ _ K P) as W
                   | assert (K : val c < 0) by negative; pose proof (times_neg_gt _ _ _ K P) as W
                   | assert (K : 0 <= val c) by (defs; vals; pos0); pose proof (times_pos_ge _ _ _ K (Rgt_ge _ _ P)) as W]
  | _ >= _ => first [assert (K : 0 <= val c) by (defs; vals; pos0); pose proof (times_pos_ge _ _ _ K P) as W
                    | assert (K : val c <= 0) by negative; pose proof (times_neg_ge _ _ _ K P) as W]
  | _ <> _ => assert (K : val c <> 0) by (defs; vals; nonzero); pose proof (times_ne _ _ _ K P) as W
  end.
Lemma scaled_lt q d : 0 < q -> q * d < 0 -> d < 0. Proof. intros; nra. Qed.
Lemma scaled_le q d : 0 < q -> q * d <= 0 -> d <= 0. Proof. intros; nra. Qed.
Lemma scaled_eq q d : 0 < q -> q * d = 0 -> d = 0. Proof. intros H E. destruct (Rmult_integral _ _ E); lra. Qed.
Lemma scaled_ne q d : q * d <> 0 -> d <> 0. Proof. intros H ->; apply H; ring. Qed.
(** Exponentials whose exponents are equal by the facts cancel *)
Ltac exponents_cancel := facts; numbers; repeat rewrite <- exp_opp; repeat rewrite <- exp_plus;
  repeat match goal with |- context [exp ?a] => match goal with |- context [exp ?b] =>
    differ a b; replace (exp a) with (exp b) by (f_equal; lra) end end; lra.
Ltac nothing_summed := repeat match goal with |- context [rsum ?n ?om ?f] =>
  rewrite (rsum_none n om f) by (intros; cbv beta; numbers; ring) end.
Ltac sign_of_rest c := first
  [ assert (val c = 0) by (defs; vals; first [reflexivity | lra | exponents_cancel])
  | assert (0 < val c) by (defs; vals; pos)
  | assert (val c < 0) by negative
  | assert (0 <= val c) by (defs; vals; pos0)
  | assert (val c <= 0) by negative
  | assert (0 <= val c) by (defs; vals; progress nothing_summed; simpler; pos0)
  | idtac ].
Ltac added c := sign_of_rest c;
  match goal with Q : 0 < val ?q, E : val ?q * (val ?a - val ?b) = _ |- _ =>
    lazymatch goal with
    | |- val a < val b => cut (val a - val b < 0); [lra|apply (scaled_lt _ _ Q); rewrite E; lra]
    | |- val a <= val b => cut (val a - val b <= 0); [lra|apply (scaled_le _ _ Q); rewrite E; lra]
    | |- val a > val b => cut (- (val a - val b) < 0); [lra|apply (scaled_lt _ _ Q); rewrite mul_opp_r, E; lra]
    | |- val a >= val b => cut (- (val a - val b) <= 0); [lra|apply (scaled_le _ _ Q); rewrite mul_opp_r, E; lra]
    | |- val a = val b => cut (val a - val b = 0); [lra|apply (scaled_eq _ _ Q); rewrite E; lra]
    | |- val a <> val b => cut (val a - val b <> 0); [intros N V; apply N; lra|apply (scaled_ne (val q)); rewrite E; first [assumption | lra | nonzero]]
    end
  end.

(** Limits, by the form of what tends; and of what lies between two that tend *)
Ltac Rbar_times := lazymatch goal with
  | |- is_Rbar_mult (Finite _) (Finite _) _ => reflexivity
  | |- is_Rbar_mult p_infty (Finite ?x) _ => first
      [ apply (is_Rbar_mult_p_infty_pos (Finite x)); change (0 < x); defs; here; vals; pos
      | apply (is_Rbar_mult_p_infty_neg (Finite x)); change (x < 0); here; negative ]
  | |- is_Rbar_mult m_infty (Finite ?x) _ => first
      [ apply (is_Rbar_mult_m_infty_pos (Finite x)); change (0 < x); defs; here; vals; pos
      | apply (is_Rbar_mult_m_infty_neg (Finite x)); change (x < 0); here; negative ]
  | |- is_Rbar_mult (Finite _) _ _ => apply is_Rbar_mult_sym; Rbar_times
  | |- _ => reflexivity
  end.
Ltac Rbar_nonzero := lazymatch goal with
  | |- Finite ?x <> _ => let H := fresh "H" in intros H; injection H; change (x <> 0); clear H; defs; here; vals; nonzero
  | |- _ => discriminate
  end.
Ltac Rbar_positive := lazymatch goal with |- 0 < _ => defs; here; vals; pos | |- _ => exact I end.
Ltac lim := cbv beta; lazymatch goal with
  | |- Lim _ (fun _ => ?a) _ => apply (Lim_fixed _ _ a); has_value
  | |- Lim (to_infinity _) (fun t => cst t) _ => apply Lim_moving_p
  | |- Lim (to_minus_infinity _) (fun t => cst t) _ => apply Lim_moving_m
  | |- Lim (to_point _ _ _) (fun t => cst t) _ => apply Lim_moving
  | |- Lim _ (fun t => add (@?f t) (@?g t)) _ => eapply (Lim_add _ _ f g); [lim|lim|reflexivity]
  | |- Lim _ (fun t => mul (@?f t) (@?g t)) _ => eapply (Lim_mul _ _ f g); [lim|lim|Rbar_times]
  | |- Lim _ (fun t => neg (@?f t)) _ => eapply (Lim_mul _ _ (fun _ => cst (-1)) f); [lim|lim|Rbar_times]
  | |- Lim _ (fun t => pow (@?f t) (cst (-1))) _ =>
      eapply Lim_is; [eapply (Lim_inv _ _ f); [lim|Rbar_nonzero]|cbn [Rbar_inv]; reflexivity]
  | |- Lim _ (fun t => texp (@?f t)) _ => eapply Lim_is; [eapply (Lim_texp _ f); lim|cbv iota; reflexivity]
  | |- Lim _ (fun t => tlog (@?f t)) _ =>
      eapply Lim_is; [eapply (Lim_tlog _ _ f); [lim|cbv iota; Rbar_positive]|cbv iota; reflexivity]
  | |- Lim _ _ _ => progress defs; lim
  end.
Ltac expanded := lazymatch goal with
  | |- tends_to_infinity _ _ _ => apply Lim_infinity; split; [has_value|]
  | |- tends_to_minus_infinity _ _ _ => apply Lim_minus_infinity; split; [has_value|]
  | |- tends_at _ _ _ _ _ => apply Lim_at; split; [has_value|split; [has_value|]]
  end; eapply Lim_is; [lim|apply f_equal; values].
Ltac between low high := let t := fresh "t" in let S := fresh "S" in let L := fresh "L" in let H := fresh "H" in
  intros t S; first [pose proof (low t S) as L | pose proof (low t) as L]; first [pose proof (high t S) as H | pose proof (high t) as H];
  destruct L as (? & ? & L); destruct H as (? & ? & H); cbv beta in L, H; split; [assumption|split; lra].
Ltac squeezed low high below above :=
  let O := fresh "O" in let P := fresh "P" in lazymatch goal with
  | |- tends_to_infinity ?s ?g _ =>
      apply Lim_infinity in below; apply Lim_infinity in above; destruct below as [O below]; destruct above as [_ above];
      apply Lim_infinity; split; [exact O|]; refine (Lim_squeezed _ _ g _ _ _ below above); apply to_infinity_all
  | |- tends_to_minus_infinity ?s ?g _ =>
      apply Lim_minus_infinity in below; apply Lim_minus_infinity in above; destruct below as [O below]; destruct above as [_ above];
      apply Lim_minus_infinity; split; [exact O|]; refine (Lim_squeezed _ _ g _ _ _ below above); apply to_minus_infinity_all
  | |- tends_at ?s ?side ?p ?g _ =>
      apply Lim_at in below; apply Lim_at in above; destruct below as (O & P & below); destruct above as (_ & _ & above);
      apply Lim_at; split; [exact O|split; [exact P|]]; refine (Lim_squeezed _ _ g _ _ _ below above); apply to_point_all
  end; between low high.

(** Increasing functions *)
Ltac monotonic up := unfold eq_, ne_, le_, lt_, ge_, gt_; split; intros (? & ? & H); cbv beta in H; (split; [has_value|split; [has_value|]]); cbn [val texp tlog ttanh tatan terf tsinh] in *; up H.
Lemma exp_le_inv a b : exp a <= exp b -> a <= b.
Proof. intros H. destruct (Rle_or_lt a b) as [K|K]; [exact K|]. apply exp_increasing in K; lra. Qed.
Ltac up_exp H := first
  [ apply exp_increasing; exact H | apply exp_le; exact H | apply Rle_ge, exp_le, Rge_le; exact H | apply exp_lt_inv; exact H
  | apply exp_le_inv; exact H | apply Rle_ge, exp_le_inv, Rge_le; exact H | f_equal; exact H | apply exp_inv; exact H
  | let K := fresh in intros K; apply H; apply exp_inv; exact K | let K := fresh in intros K; apply H; f_equal; exact K ].
Ltac monotone_exp := monotonic up_exp.
Lemma ln_le_inv a b : 0 < a -> 0 < b -> ln a <= ln b -> a <= b.
Proof. intros A B H. destruct (Rle_or_lt a b) as [K|K]; [exact K|]. apply ln_increasing in K; lra. Qed.
Lemma ln_le' a b : 0 < a -> a <= b -> ln a <= ln b. Proof. intros A [H| ->]; [left; apply ln_increasing; assumption|right; reflexivity]. Qed.
Ltac positive := defs; vals; pos.
Ltac up_log H := first
  [ apply ln_increasing; [positive|exact H] | apply ln_le'; [positive|exact H] | apply Rle_ge, ln_le'; [positive|apply Rge_le; exact H]
  | apply ln_lt_inv; [positive|positive|exact H] | apply ln_le_inv; [positive|positive|exact H]
  | apply Rle_ge, ln_le_inv; [positive|positive|apply Rge_le; exact H] | f_equal; exact H
  | apply ln_inv; [positive|positive|exact H]
  | let K := fresh in intros K; apply H; first [f_equal; exact K | apply exp_inv; exact K] ].
Ltac monotone_log := monotonic up_log.
Lemma up_lt (P : R -> Prop) f a b : (forall u v, P u -> P v -> u < v -> f u < f v) -> P a -> P b -> (a < b <-> f a < f b).
Proof.
  intros U A B; split; intros H; [auto|]. destruct (Rtotal_order a b) as [K|[K|K]]; [exact K|subst; lra|].
  assert (f b < f a) by auto. lra.
Qed.
Lemma up_le (P : R -> Prop) f a b : (forall u v, P u -> P v -> u < v -> f u < f v) -> P a -> P b -> (a <= b <-> f a <= f b).
Proof. intros U A B. assert (K := up_lt P f b a U B A). split; intros H; apply Rnot_lt_le; intros L; apply K in L; lra. Qed.
Lemma up_eq (P : R -> Prop) f a b : (forall u v, P u -> P v -> u < v -> f u < f v) -> P a -> P b -> (a = b <-> f a = f b).
Proof.
  intros U A B; split; [intros ->; reflexivity|]. intros H. assert (K := up_le P f a b U A B). assert (L := up_le P f b a U B A).
  apply Rle_antisym; [apply K|apply L]; lra.
Qed.
Lemma power_up e u v : 0 < e -> 0 <= u -> 0 <= v -> u < v -> power u e < power v e.
Proof.
  intros E U V H. rewrite (power_pos v) by lra. destruct U as [U| <-].
  - rewrite power_pos by lra. apply exp_increasing, Rmult_lt_compat_l; [exact E|]. apply ln_increasing; assumption.
  - rewrite power_at_0 by exact E. apply exp_pos.
Qed.
Lemma power_down e u v : e < 0 -> 0 < u -> 0 < v -> u < v -> - power u e < - power v e.
Proof.
  intros E U V H. rewrite !power_pos by lra. apply Ropp_lt_contravar, exp_increasing.
  assert (ln u < ln v) by (apply ln_increasing; assumption). nra.
Qed.
Ltac sides := unfold eq_, ne_, le_, lt_, ge_, gt_; split; intros (? & ? & H); cbv beta in H;
  (split; [has_value|split; [has_value|]]); cbn [val pow cst dim] in *.
Ltac positive_or_0 := defs; vals; pos0.
Ltac strictly := defs; vals; pos.
Ltac compared dom f U side a b :=
  let A := fresh "A" in let B := fresh "B" in assert (A : dom a) by side; assert (B : dom b) by side;
  assert (LT := up_lt dom f a b U A B); assert (GT := up_lt dom f b a U B A);
  assert (LE := up_le dom f a b U A B); assert (GE := up_le dom f b a U B A);
  assert (EQ := up_eq dom f a b U A B); cbv beta in LT, GT, LE, GE, EQ.
Ltac monotone_power := unfold eq_, ne_, le_, lt_, ge_, gt_; lazymatch goal with
  | |- rel _ ?a ?b <-> rel _ (pow _ (cst ?e)) _ => first
    [ compared (fun t => 0 <= t) (fun t => power t e) (fun u v => power_up e u v ltac:(lra)) ltac:(positive_or_0) (val a) (val b)
    | compared (fun t => 0 < t) (fun t => - power t e) (fun u v => power_down e u v ltac:(lra)) ltac:(strictly) (val a) (val b) ]
  end; split; intros (? & ? & H); cbv beta in H; (split; [has_value|split; [has_value|]]); cbn [val pow cst] in *; cbv beta;
  unfold Rgt, Rge in *; intuition lra.

Ltac monotone_by f up := unfold eq_, ne_, le_, lt_, ge_, gt_; lazymatch goal with
  | |- rel _ ?a ?b <-> rel _ _ _ =>
    compared (fun _ : R => True) f (fun u v (_ _ : True) => up u v) ltac:(exact I) (val a) (val b)
  end; split; intros (? & ? & H); cbv beta in H; (split; [has_value|split; [has_value|]]);
  cbn [val tsinh ttanh tatan terf] in *; cbv beta; unfold Rgt, Rge in *; intuition lra.
Ltac monotone_sinh := monotone_by sinh sinh_up.
Ltac monotone_tanh := monotone_by tanh tanh_up.
Ltac monotone_erf := monotone_by erf erf_up.
Ltac monotone_atan := monotone_by atan atan_increasing.

(** Sums and maxima of what is related at each index *)
Ltac member_ok each := let k := fresh "k" in intros k ? ?; apart;
  let R := fresh "R" in pose proof (each k ltac:(assumption)) as R; 
  repeat (specialize (R ltac:(hyp0))); destruct R as (? & ? & ?); assumption.
Ltac member_rel each := let k := fresh "k" in intros k ? ?; apart; cbv beta;
  let R := fresh "R" in pose proof (each k ltac:(assumption)) as R;
  repeat (specialize (R ltac:(hyp0))); destruct R as (? & ? & R); cbv beta in R; first [exact R | exact (Rge_le _ _ R) | exact (Rle_ge _ _ R) | vals; lra].
Ltac reduced_Sum := unfold eq_, ne_, le_, lt_, ge_, gt_ in *;
  match goal with each : forall k : nat, _ |- rel _ (Sum _ _ _) (Sum _ _ _) =>
    split; [member_ok each|split; [member_ok each|cbn [val Sum]; cbv beta]];
    first
    [ apply rsum_ext; member_rel each
    | apply rsum_lt; [some_left|member_rel each]
    | apply rsum_le; member_rel each
    | apply Rlt_gt, rsum_lt; [some_left|member_rel each]
    | apply Rle_ge, rsum_le; member_rel each ]
  end.
Lemma rmax_le n om f g : range n om <> nil -> (forall k, (k < n)%nat -> ~ In k om -> f k <= g k) -> rmax n om f <= rmax n om g.
Proof.
  intros N H. destruct (rmax_in n om f N) as (k & K & L & E). rewrite E.
  eapply Rle_trans; [apply H; assumption|]. apply (rmax_ge n om g); assumption.
Qed.
Lemma rmax_lt n om f g : range n om <> nil -> (forall k, (k < n)%nat -> ~ In k om -> f k < g k) -> rmax n om f < rmax n om g.
Proof.
  intros N H. destruct (rmax_in n om f N) as (k & K & L & E). rewrite E.
  eapply Rlt_le_trans; [apply H; assumption|]. apply (rmax_ge n om g); assumption.
Qed.
Lemma rmin_le_rmin n om f g : range n om <> nil -> (forall k, (k < n)%nat -> ~ In k om -> f k <= g k) -> rmin n om f <= rmin n om g.
Proof.
  intros N H. destruct (rmin_in n om g N) as (k & K & L & E). rewrite E.
  eapply Rle_trans; [apply (rmin_le n om f k); assumption|]. apply H; assumption.
Qed.
Lemma rmin_lt n om f g : range n om <> nil -> (forall k, (k < n)%nat -> ~ In k om -> f k < g k) -> rmin n om f < rmin n om g.
Proof.
  intros N H. destruct (rmin_in n om g N) as (k & K & L & E). rewrite E.
  eapply Rle_lt_trans; [apply (rmin_le n om f k); assumption|]. apply H; assumption.
Qed.
Ltac reduced_Max := unfold eq_, ne_, le_, lt_, ge_, gt_ in *;
  match goal with each : forall k : nat, _ |- rel _ (Max _ _ _) (Max _ _ _) =>
    split; [split; [some_left|member_ok each]|split; [split; [some_left|member_ok each]|cbn [val Max]; cbv beta]];
    first
    [ apply rmax_ext; member_rel each
    | apply rmax_lt; [some_left|member_rel each]
    | apply rmax_le; [some_left|member_rel each]
    | apply Rlt_gt, rmax_lt; [some_left|member_rel each]
    | apply Rle_ge, rmax_le; [some_left|member_rel each] ]
  end.
Ltac reduced_Min := unfold eq_, ne_, le_, lt_, ge_, gt_ in *;
  match goal with each : forall k : nat, _ |- rel _ (Min _ _ _) (Min _ _ _) =>
    split; [split; [some_left|member_ok each]|split; [split; [some_left|member_ok each]|cbn [val Min]; cbv beta]];
    first
    [ apply rmin_ext; member_rel each
    | apply rmin_lt; [some_left|member_rel each]
    | apply rmin_le_rmin; [some_left|member_rel each]
    | apply Rlt_gt, rmin_lt; [some_left|member_rel each]
    | apply Rle_ge, rmin_le_rmin; [some_left|member_rel each] ]
  end.
Ltac a_position := first [assumption | apply argmax_below; lia | not_in].
Ltac bounds_its_members := both; cbn [val Max Min]; first
  [ apply Rle_ge; match goal with |- ?m <= rmax ?n ?om ?f =>
      match goal with H : (?i < n)%nat |- _ => change m with (f i); apply (rmax_ge n om f i); a_position end end
  | match goal with |- rmin ?n ?om ?f <= ?m =>
      match goal with H : (?i < n)%nat |- _ => change m with (f i); apply (rmin_le n om f i); a_position end end ].
Ltac at_argmax := both; cbn [val Max]; match goal with |- context [argmax ?n ?x] => apply (argmax_max n x); lia end.
Ltac exp_bounded := both; defs; vals; first [apply Rle_ge, exp_ge | apply Rlt_gt, exp_ineq1; nonzero].
Ltac derived := both; unfold D, D1, D2; defs; here; worked_out; values.

#[global] Opaque rsum rprod rmax rmin first_largest.

(** What a file of statements writes *)
Module Terms.
Notation exp := texp.
Notation log := tlog.
Notation abs := tabs.
Notation sin := tsin.
Notation cos := tcos.
Notation sinh := tsinh.
Notation cosh := tcosh.
Notation tanh := ttanh.
Notation atan := tatan.
Notation erf := terf.
End Terms.
