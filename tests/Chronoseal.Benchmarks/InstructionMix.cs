namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// Executed IL instructions, and those among them that cost an interpreter more than the others do. On the 1.17 interpreter, in
    /// units of loading a local: storing one 5, an array's element 4, a field 5, a call and its return 20.
    /// </summary>
    public readonly record struct InstructionMix(long All, long Stores, long Elements, long Fields, long Calls)
    {
        /// <summary>Both together.</summary>
        public InstructionMix Plus(InstructionMix other) => new(
            All + other.All, Stores + other.Stores, Elements + other.Elements, Fields + other.Fields, Calls + other.Calls);
    }
}
