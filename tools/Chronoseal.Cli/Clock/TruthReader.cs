namespace Chronoseal.Cli.Clock
{
    /// <summary>Reads the truth beside a trace: for every question, in order, its counter value and UTC in microseconds.</summary>
    public static class TruthReader
    {
        private const long LargestUtcMicroseconds = 253_402_300_799_999_999;

        /// <summary>Reads the true UTC of every answer.</summary>
        /// <exception cref="InputFault">It cannot be read, a line makes no sense, or it belongs to another trace.</exception>
        public static IReadOnlyList<long> Read(string path, IReadOnlyList<ClockAnswer> answers)
        {
            var file = new LineFile(path);
            var truth = new List<long>(answers.Count);
            foreach (string line in file.Lines())
            {
                string[] fields = line.Split(' ');
                if (fields.Length != 2)
                {
                    throw file.Fault("not a counter value and a UTC");
                }

                long counter = file.Number(fields[0], "counter", 0, LineFile.LargestCounter);
                if (truth.Count == answers.Count || answers[truth.Count].Counter != counter)
                {
                    throw file.Fault($"question {truth.Count + 1} of the trace is not at counter {counter}");
                }

                truth.Add(file.Number(fields[1], "UTC", 0, LargestUtcMicroseconds));
            }

            return truth.Count == answers.Count ? truth : throw file.FaultOfAll($"{truth.Count} lines for {answers.Count} questions of the trace");
        }
    }
}
