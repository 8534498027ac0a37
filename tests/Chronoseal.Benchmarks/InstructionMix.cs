namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// Executed IL instructions, and those among them that cost an interpreter more than the others do. In instructions of the
    /// processor, on the 1.17 interpreter built for a 32-bit PC: a local loaded 30, stored 40, an exclusive or 30, a sum 50, an array's
    /// element 100, a field 145, a call and its return 500.
    /// </summary>
    public readonly record struct InstructionMix(long All, long Stores, long Elements, long Fields, long Calls)
    {
        /// <summary>Both together.</summary>
        public InstructionMix Plus(InstructionMix other) => new(
            All + other.All, Stores + other.Stores, Elements + other.Elements, Fields + other.Fields, Calls + other.Calls);
    }
}
