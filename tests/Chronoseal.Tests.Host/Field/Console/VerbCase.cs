namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A line for a verb, and the code that a node gives which samples: "Ok", or one of an error.</summary>
    /// <param name="Line">What is typed; further lines behind line feeds.</param>
    /// <param name="Code">The code of the answer; several that are right are separated by bars.</param>
    internal sealed record VerbCase(string Line, string Code)
    {
        /// <summary>The verb.</summary>
        internal string Verb => Line.Split(' ', '\n')[0];

        /// <summary>Whether the line is one that a technician should be refused.</summary>
        internal bool IsBad => Code != "Ok" && !Code.Contains("Ok|", StringComparison.Ordinal);

        /// <summary>Whether a node that does not sample restarts to make it take effect: nothing more is answered then.</summary>
        internal bool RestartsAnIdleNode => Line == "config save" || (Line.StartsWith("cal set", StringComparison.Ordinal) && !IsBad && Line.Contains('='));

        internal bool Allows(string code) => Code.Split('|').Contains(code);
    }
}
