using System.Globalization;
using System.Text;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>A trace of a crystal with a thermal swing, and its truth, after the ideas of shared/clock/make_trace.py.</summary>
    internal sealed class SimulatedTrace
    {
        private const long FirstUtcSeconds = 1_795_309_200;
        private const double FirstCounter = 7_654_321;
        private const double ThermalSeconds = 3_600;
        private const int LeastLatencyMicroseconds = 120;
        private const int QuestionsASecond = 3;

        private readonly TraceCase _case;
        private readonly TraceNoise _noise;
        private readonly List<(double Counter, string Line, string? Truth)> _events = [];

        private SimulatedTrace(TraceCase shape, ulong seed)
        {
            _case = shape;
            _noise = new TraceNoise(seed);
        }

        /// <summary>Writes BASE.trace and BASE.truth.</summary>
        internal static void Write(TraceCase shape, ulong seed, string path)
        {
            var trace = new SimulatedTrace(shape, seed);
            for (int second = 1; second < shape.Seconds; second++)
            {
                trace.AddSecond(second);
            }

            trace.Save(path);
        }

        private void AddSecond(int second)
        {
            double fault = _noise.Uniform();
            if (!_case.IsInGap(second))
            {
                if (fault >= _case.Faults)
                {
                    AddEdge(second + Lateness() * 1e-6);
                }

                long wrong = fault > 1 - _case.Faults ? 1 : 0;
                double arrival = CounterAt(second + _noise.Uniform(0.06, 0.18));
                _events.Add((arrival, $"T {Read(arrival)} {FirstUtcSeconds + second + wrong} 1", null));
            }

            if (fault < _case.Faults / 2)
            {
                AddEdge(second + _noise.Uniform(0.05, 0.95));
            }

            for (int i = 0; i < QuestionsASecond; i++)
            {
                Ask(second + _noise.Uniform());
            }
        }

        private void AddEdge(double at)
        {
            double counter = CounterAt(at);
            _events.Add((counter, $"P {Read(counter)}", null));
        }

        private void Ask(double at)
        {
            double counter = CounterAt(at);
            long truth = FirstUtcSeconds * 1_000_000 + (long)Math.Round(at * 1e6);
            _events.Add((counter, $"Q {Read(counter)}", $"{Read(counter)} {truth}"));
        }

        private double Lateness()
        {
            if (!_case.IsHandler)
            {
                return Math.Abs(_noise.Gaussian(_case.JitterMicroseconds));
            }

            double slice = _noise.Happens(_case.Load) ? _noise.Uniform(0, 20_000) : 0;
            return LeastLatencyMicroseconds + _noise.Exponential(80) + slice;
        }

        private double CounterAt(double second)
        {
            double swing = _case.ThermalPartsPerMillion * ThermalSeconds / (2 * Math.PI) * Math.Sin(2 * Math.PI * second / ThermalSeconds);
            return FirstCounter + second * (1e6 + _case.PartsPerMillion) + swing;
        }

        private long Read(double counter) => (long)Math.Floor(counter / _case.Quantum) * _case.Quantum;

        private void Save(string path)
        {
            var trace = new StringBuilder();
            trace.Append(CultureInfo.InvariantCulture, $"# case={_case.Name}\n# counter_quantum_us={_case.Quantum}\n");
            trace.Append(CultureInfo.InvariantCulture, $"# capture={(_case.IsHandler ? "handler" : "native")}\n# crystal_ppm=20\n");
            var truth = new StringBuilder();
            foreach ((_, string line, string? answer) in _events.OrderBy(e => e.Counter))
            {
                trace.Append(line).Append('\n');
                truth.Append(answer).Append(answer == null ? "" : "\n");
            }

            File.WriteAllText(path + ".trace", trace.ToString());
            File.WriteAllText(path + ".truth", truth.ToString());
        }
    }
}
