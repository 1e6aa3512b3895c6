"""Claims that come with derive, proved, for any claim file to cite.

inequalities  e^t and log t, sums of products, norms, means, entropies
statistics    means, variances and covariances, plain and weighted; within and between groups
softmax       softmax and the log-sum-exp: a distribution, its derivatives, bounds
losses        cross-entropy, divergence, focal loss, Brier score
activations   the logistic function, softplus, tanh, SiLU, GELU: slopes and bounds
matrices      inverses and determinants of updates; ridge regression
layers        linear, LayerNorm, RMSNorm, BatchNorm, attention: what each passes back

Each of these is a claim file. `from derive.library.inequalities import exp_bound`
reads none of them: a statement is read once something is asked of it, and a
theorem made when it is first cited.
"""

from pathlib import Path

from ..shelf.volume import lay_out

globals().update(lay_out(__name__, Path(__file__).parent))
