#!/usr/bin/env python3
"""Holds the answers of the clock against the targets of issue 3.

usage: clock_targets.py SCORE.py CASE SEED BASE    reads BASE.trace, BASE.truth and BASE.csv, prints one line; exit 1 if a target is missed
       clock_targets.py --head                     prints the heading of those lines

The error quantiles, coverage and the count beyond the bound are score.py's own; what it does not say is counted here."""
import csv, json, subprocess, sys
from statistics import median

MS = 1000
# case: p50, p99 and max of |error| of locked answers, median u95 and median bound while locked; microseconds
TARGETS = {
    'native-quiet': (1, 2, 4, 5, 100),
    'native-dirty': (1, 2, 5, 5, 100),
    'native-thermal': (1, 3, 5, 5, 100),
    'native-bursts': (1, 3, 6, 5, 100),
    'native-cold': (1, 2, 5, 5, 100),
    'native-holdover': (1, None, None, 5, 100),
    'native-hot-gap': (1, None, None, 5, 100),
    'handler-idle': (140, 165, 200, 600, 5 * MS),
    'handler-busy': (140, 175, 260, 600, 5 * MS),
    'handler-thermal': (140, 165, 200, 600, 5 * MS),
    'handler-calibrated': (20, 60, 100, 120, 3 * MS),
    'coarse-counter': (26, 64, 90, 150, 400),
}
# worst error of all answers, bound of the last answer before the edges come back
HOLDOVER = {'native-holdover': (3700, 9 * MS), 'native-hot-gap': (11 * MS, 25 * MS)}
FIRST_LOCK_S, ANSWERED, COVERAGE = 40, 0.99, 0.95
HEAD = f"{'case':<18} {'seed':>10} {'p50':>6} {'p99':>6} {'max':>6} {'u95':>6} {'bound':>6} {'cover':>7} {'beyond':>6} {'lock s':>6} {'answered':>8} {'worst':>6} {'end':>6}"


def events(trace):
    return [line.split() for line in open(trace) if not line.startswith('#')]


def first_good_label(trace):
    return next(int(e[1]) for e in trace if e[0] == 'T' and e[3] == '1')


def longest_gap(trace):
    edges = [int(e[1]) for e in trace if e[0] == 'P']
    return max(zip(edges, edges[1:]), key=lambda pair: pair[1] - pair[0])


def measure(score, base):
    result = json.loads(subprocess.run([sys.executable, score, base + '.truth', base + '.csv'], check=True, capture_output=True, text=True).stdout)
    rows, trace = list(csv.DictReader(open(base + '.csv'))), events(base + '.trace')
    locked = [r for r in rows if r['state'] == 'locked']
    if not locked:
        return None
    after = rows[rows.index(locked[0]):]
    start, end = longest_gap(trace)
    held = [int(r['bound_us']) for r in rows if r['utc_us'] and start < int(r['counter_us']) <= end]
    return dict(
        p50=result['locked_p50_us'], p99=result['locked_p99_us'], max=result['locked_max_us'],
        u95=median(int(r['u95_us']) for r in locked), bound=median(int(r['bound_us']) for r in locked),
        coverage=result['coverage_u95'], beyond=result['beyond_bound'],
        lock=(int(locked[0]['counter_us']) - first_good_label(trace)) / 1e6,
        answered=sum(1 for r in after if r['utc_us']) / len(after), worst=result['all_max_us'], end=held[-1] if held else 0)


def missed(case, m):
    limits = list(zip(('p50', 'p99', 'max', 'u95', 'bound'), TARGETS[case])) + [('beyond', 0), ('lock', FIRST_LOCK_S)]
    limits += zip(('worst', 'end'), HOLDOVER.get(case, ()))
    over = [f'{name} > {limit}' for name, limit in limits if limit is not None and m[name] > limit]
    under = [f'{name} < {limit}' for name, limit in (('coverage', COVERAGE), ('answered', ANSWERED)) if m[name] < limit]
    return over + under


def main(score, case, seed, base):
    m = measure(score, base)
    if m is None:
        print(f'{case:<18} {seed:>10} MISSED: never locked')
        return 1
    faults = missed(case, m)
    print(f"{case:<18} {seed:>10} {m['p50']:>6g} {m['p99']:>6g} {m['max']:>6g} {m['u95']:>6g} {m['bound']:>6g} {m['coverage']:>7.4f} {m['beyond']:>6} "
          f"{m['lock']:>6.1f} {m['answered']:>8.4f} {m['worst']:>6g} {m['end']:>6g}{'  MISSED: ' + ', '.join(faults) if faults else ''}")
    return 1 if faults else 0


if __name__ == '__main__':
    if sys.argv[1:] == ['--head']:
        sys.exit(print(HEAD))
    if len(sys.argv) != 5 or sys.argv[2] not in TARGETS:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
