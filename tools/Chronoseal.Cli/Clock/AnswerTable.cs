using System.Globalization;
using System.Text;

namespace Chronoseal.Cli.Clock
{
    /// <summary>Answers as the comma-separated values that shared/clock/score.py reads.</summary>
    public static class AnswerTable
    {
        private const string Head = "counter_us,state,utc_us,u95_us,bound_us\n";

        /// <summary>The whole file; without UTC the last three fields are empty.</summary>
        public static string Of(IReadOnlyList<ClockAnswer> answers)
        {
            var text = new StringBuilder(Head);
            foreach (ClockAnswer answer in answers)
            {
                text.Append(CultureInfo.InvariantCulture, $"{answer.Counter},{StateWords.Of(answer.State)},");
                text.Append(answer.HasUtc
                    ? string.Create(CultureInfo.InvariantCulture, $"{answer.UtcMicroseconds},{answer.UncertaintyMicroseconds},{answer.BoundMicroseconds}\n")
                    : ",,\n");
            }

            return text.ToString();
        }
    }
}
